import { withPage } from './browser.mjs';
await withPage(async (page, url) => {
  await page.goto(url); await page.locator('.react-flow__node-card').first().waitFor(); await page.waitForTimeout(1500);
  console.log(JSON.stringify(await page.evaluate(() => [...document.querySelectorAll('.react-flow__node-card')].slice(0, 4).map((n) => [n.getAttribute('style'), n.offsetWidth, n.offsetHeight]))));
  console.log(await page.evaluate(() => document.querySelectorAll('.react-flow__edge').length));
});
