import { type ParserOptions, Tokenizer } from 'htmlparser2';

/** The tokenizer's place in the text, and the next tag that we know of. */
type Place = {
  index: number;
  readonly offset: number;
  readonly buffer: string;
  nextTag?: number;
};

const lessThan = 0x3c;
const ampersand = 0x26;

/**
 * The parser's own tokenizer, but it leaps over plain text to the next tag or character reference.
 * The original takes a step per character, and most of a description is text. The events are the
 * same: the test compares them, since `stateText` is the tokenizer's own affair.
 */
class QuickTokenizer extends Tokenizer {}

const takeStep = Reflect.get(Tokenizer.prototype, 'stateText');

Object.defineProperty(QuickTokenizer.prototype, 'stateText', {
  value(this: Place, code: number): void {
    if (code === lessThan || code === ampersand) takeStep.call(this, code);
    else this.index = this.offset + endOfText(this) - 1;
  },
});

function endOfText(place: Place): number {
  const { buffer } = place;
  const from = place.index - place.offset + 1;
  let { nextTag = -1 } = place;
  // One search per tag, however many references stand before it.
  if (nextTag < from) {
    nextTag = buffer.indexOf('<', from);
    if (nextTag < 0) nextTag = buffer.length;
    place.nextTag = nextTag;
  }
  const reference = buffer.slice(from, nextTag).indexOf('&');
  return reference < 0 ? nextTag : from + reference;
}

/** For a parser of HTML that gets its text at once. */
export const quick: ParserOptions = { Tokenizer: QuickTokenizer };
