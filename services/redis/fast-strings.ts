/**
 * Declaring a class that extends String, as ioredis does, has V8 keep String.prototype as a
 * dictionary: from then on every method of every string in the process is slower, reading postings
 * by half. The first property set on an instance of such a class has it laid out anew.
 */
export function keepStringsFast(): void {
  Object.freeze(new LaidOut());
}

class LaidOut extends String {
  readonly isLaidOut = true;
}
