/** Cuts a text into slices of at most so many characters, at white space where there is some. */
export function sliceText(text: string, most: number): readonly string[] {
  const slices: string[] = [];
  let from = 0;
  while (text.length - from > most) {
    const space = text.slice(from, from + most + 1).search(/\s\S*$/);
    const to = space > 0 ? from + space : wholeCharacters(text, from + most);
    slices.push(text.slice(from, to));
    from = to;
  }
  slices.push(text.slice(from));
  return slices;
}

/** Not between the two halves of an emoji. */
const wholeCharacters = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
