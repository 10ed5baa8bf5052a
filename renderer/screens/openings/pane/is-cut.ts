/** Whether a description is only a beginning: cut when it was read, or published no further. */
export const isCut = (text: string): boolean => /\[(?:…|\.\.\.)\]\s*$/.test(text);
