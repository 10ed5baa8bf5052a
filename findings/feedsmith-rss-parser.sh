#!/usr/bin/env bash
# Links that feedsmith writes come back from rss-parser with blanks and newlines around them.
set -euo pipefail

packages=(node@24.21.0 feedsmith@3.0.1 rss-parser@3.13.0)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: an address with an & comes back from a reader as it was given to the writer.
Seen: feedsmith writes it as CDATA on an indented line of its own; rss-parser keeps the white space,
  also of the guid. An address without & is right.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { generateRssFeed } from 'feedsmith';
import Parser from 'rss-parser';

const links = ['https://a.example/jobs/1', 'https://a.example/jobs?id=1&lang=de'];
const items = links.map((link) => ({ title: 'Engineer', link, guid: { value: link } }));
const feed = { title: 'Jobs', link: 'https://a.example/', description: 'Openings', items };
const read = (await new Parser().parseString(generateRssFeed(feed))).items;

for (const { link, guid } of read) console.log(`  ${JSON.stringify({ link, guid })}`);
assert.equal(read[0].link, links[0]);
assert.notEqual(read[1].link, links[1]);
assert.equal(read[1].link.trim(), links[1]);
assert.notEqual(read[1].guid, links[1]);
JS
node_modules/.bin/node see.mjs
