import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { writeRedirectFile } from '#cli/open-browser.ts';
import { startBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { startHttpHost } from '#tests/support/http-host.ts';

test("the browser's start file leads to the host, with the token", async () => {
  await using host = await startHttpHost();
  await using folder = await temporaryFolder();
  await using browser = await startBrowser();
  using file = await writeRedirectFile(folder.path, `${host.url}/#token=a&b"<c`);
  await using opened = await browser.open(pathToFileURL(file.path).href);
  await opened.page.waitForURL(`${host.url}/**`);
  expect(opened.page.url()).toBe(`${host.url}/#token=a&b%22%3Cc`);
});
