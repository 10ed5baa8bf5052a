#!/usr/bin/env bash
# A line of another kind between two User-agent lines ends the group for robots-parser.
set -euo pipefail

packages=(node@24.21.0 robots-parser@3.0.1)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: RFC 9309, 2.2.4: other records, Sitemap for example, must not interfere with the parsing
  of the explicitly defined records. Two User-agent lines in a row share the rules that follow.
Seen: a comment or an empty line between them is passed over; Sitemap, Crawl-delay or an unknown
  record leaves the first name without any rule.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import robotsParser from 'robots-parser';

const seen = {};
for (const line of ['', '# note', 'Sitemap: https://a.example/s.xml', 'Crawl-delay: 3', 'Note: x']) {
  const text = `User-agent: first\n${line}\nUser-agent: second\nDisallow: /jobs\n`;
  const robots = robotsParser('https://a.example/robots.txt', text);
  const isAllowed = (agent) => robots.isAllowed('https://a.example/jobs', agent);
  seen[line] = [isAllowed('first'), isAllowed('second')];
  console.log(`  between: "${line}"; first may: ${seen[line][0]}, second may: ${seen[line][1]}`);
}
const [shared, split] = [[false, false], [true, false]];
assert.deepEqual(Object.values(seen), [shared, shared, split, split, split]);
JS
node_modules/.bin/node see.mjs
