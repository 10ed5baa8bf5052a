import { describe, expect, it } from 'vitest';
import type { ShippedPackage } from './read-package.ts';
import { writeNotices } from './write-notices.ts';

const shipped = (changes: Partial<ShippedPackage> = {}): ShippedPackage => ({
  name: 'some-package',
  version: '1.2.3',
  licence: 'MIT',
  homepage: 'https://example.com',
  texts: ['Copyright (c) A Person'],
  ...changes,
});

describe('writeNotices', () => {
  it('names a package with version, licence and address, and quotes the text', () => {
    const notices = writeNotices([shipped()], {});
    expect(notices).toContain('- some-package 1.2.3 (MIT), https://example.com');
    expect(notices).toContain('\n    Copyright (c) A Person\n');
  });

  it('writes a text once for all packages that share it', () => {
    const notices = writeNotices([shipped(), shipped({ name: 'another' })], {});
    expect(notices).toContain('## some-package, another');
    expect(notices.split('Copyright (c) A Person')).toHaveLength(2);
  });

  it('takes the usual text where a package names its licence and has no text of it', () => {
    const notices = writeNotices([shipped({ texts: [] })], { MIT: 'Permission is granted' });
    expect(notices).toContain('    Permission is granted');
  });

  it('refuses all that must not ship, in one message', () => {
    const packages = [
      shipped({ name: 'one', licence: 'AGPL-3.0-only' }),
      shipped({ name: 'two', licence: '' }),
      shipped({ name: 'three', licence: 'Zlib', texts: [] }),
      shipped({ name: 'fine' }),
    ];
    expect(() => writeNotices(packages, {})).toThrow(
      [
        'cannot ship:',
        'one 1.2.3: AGPL-3.0-only',
        'two 1.2.3: no licence is stated',
        'three 1.2.3: no text of Zlib',
      ].join('\n'),
    );
  });
});
