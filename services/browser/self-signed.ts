import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate for the mirrors of https sites, and how the browser knows its key. */
export type SelfSigned = {
  /** Both in PEM. */
  readonly key: string;
  readonly cert: string;
  /** SHA-256 of its public key, in base64. */
  readonly fingerprint: string;
};

/**
 * A certificate with a key that lives as long as this process. No name stands in it: the browser is
 * told to accept the key, and only while it talks to our own gate. See RFC 5280, section 4.1.
 */
export function createSelfSigned(now: Date): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(set(sequence(objectId.commonName, tagged(0x0c, Buffer.from('mirror')))));
  const until = new Date(now.getTime() + 400 * 86_400_000);
  const from = new Date(now.getTime() - 86_400_000);
  const content = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    sequence(objectId.ecdsaSha256),
    name,
    sequence(utcTime(from), utcTime(until)),
    name,
    spki,
  );
  const signature = sign('sha256', content, privateKey);
  const signed = sequence(
    content,
    sequence(objectId.ecdsaSha256),
    tagged(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines(signed)}\n-----END CERTIFICATE-----\n`,
    fingerprint: createHash('sha256').update(spki).digest('base64'),
  };
}

/** Object identifiers, encoded: id-at-commonName, ecdsa-with-SHA256. */
const objectId = {
  commonName: Buffer.from('0603550403', 'hex'),
  ecdsaSha256: Buffer.from('06082a8648ce3d040302', 'hex'),
} as const;

const sequence = (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, Buffer.concat(parts));
const set = (...parts: readonly Uint8Array[]): Buffer => tagged(0x31, Buffer.concat(parts));

const utcTime = (date: Date): Buffer =>
  tagged(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`));

/** DER: a tag, the length in one or more bytes, the content (X.690, section 8.1). */
function tagged(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const bytes = [length >> 16, (length >> 8) & 255, length & 255].filter(
    (byte, place, all) => byte > 0 || place === 2 || all.slice(0, place).some((each) => each > 0),
  );
  const head = length < 128 ? [length] : [0x80 | bytes.length, ...bytes];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

const lines = (der: Buffer): string => der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
