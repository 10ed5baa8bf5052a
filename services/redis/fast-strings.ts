/**
 * A class that extends String, as in ioredis, makes V8 keep String.prototype as a dictionary. Every
 * string method in the process then gets slower; reading postings by half. Setting the first
 * property on an instance restores the fast layout. Delete this file once `npm run bench --
 * strings` shows no gain.
 */
export function keepStringsFast(): void {
  Object.freeze(new LaidOut());
}

class LaidOut extends String {
  readonly isLaidOut = true;
}
