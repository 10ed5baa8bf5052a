#!/usr/bin/env bash
# One tool with a zod date makes an MCP server hide all its tools.
set -euo pipefail

packages=(node@24.21.0 @modelcontextprotocol/sdk@1.32.2 zod@4.6.7)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: registering a tool whose input cannot be described raises there; the other tools stay.
Seen: registerTool() takes z.date(). From then on tools/list fails as a whole, while the good tool
  can still be called by those who know its name.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'jobs', version: '1.0.0' });
const answer = async () => ({ content: [{ type: 'text', text: 'three openings' }] });
server.registerTool('search', { description: 'Search', inputSchema: { words: z.string() } }, answer);
const [here, there] = InMemoryTransport.createLinkedPair();
const client = new Client({ name: 'reader', version: '1.0.0' });
await server.connect(here);
await client.connect(there);
const list = () =>
  client.listTools().then(({ tools }) => tools.map(({ name }) => name).join(), (e) => e.message);

const before = await list();
server.registerTool('since', { description: 'New', inputSchema: { day: z.date() } }, answer);
const after = await list();
const called = await client.callTool({ name: 'search', arguments: { words: 'rust' } });
await client.close();

console.log(`  tools before: ${before}\n  tools after: ${after}`);
console.log(`  search still answers: ${called.content[0].text}`);
assert.equal(before, 'search');
assert.match(after, /Date cannot be represented in JSON Schema/);
assert.equal(called.content[0].text, 'three openings');
JS
node_modules/.bin/node see.mjs
