/**
 * A download, and what its bytes must come to. The digests below were taken from published listings
 * and could not be compared with a real download yet: docs/packaging.md.
 */
export type Pin = {
  readonly version: string;
  readonly url: string;
  readonly sha256: string;
};

/**
 * The source that Linux and macOS compile. 7.2 is the last line of Redis under the BSD licence. The
 * digest is as in the list of its makers: https://github.com/redis/redis-hashes.
 */
export const redisSource: Pin = {
  version: '7.2.9',
  url: 'https://download.redis.io/releases/redis-7.2.9.tar.gz',
  sha256: '2343cc49db3beb9d2925a44e13032805a608821a58f25bd874c84881115a20b7',
};

/**
 * Built for Windows, where Redis does not compile: https://github.com/redis-windows/redis-windows. The
 * digest is as in the pins of another project.
 */
export const redisForWindows: Pin = {
  version: '7.2.8',
  url: 'https://github.com/redis-windows/redis-windows/releases/download/7.2.8/Redis-7.2.8-Windows-x64-msys2.zip',
  sha256: 'aa6d4206a08d1189dd7a57c78201540a53b12350e1ad09ee7caca04120600656',
};
