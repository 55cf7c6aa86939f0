// A coordinator lets some days be proposed, exchanges nobody, and accepts; who was put somewhere hears of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { leavePicture } from './support/chromium.mjs';
import { button, desk, open, signIn, startTown, words } from './support/town.mjs';

let town, coordinator;
before(async () => {
  town = await startTown();
  coordinator = await signIn(town, 'coordinator', { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
});
after(() => town?.close());

const missing = async () => {
  const line = coordinator.page.getByText(new RegExp(words('propose.missing', { count: '\\d+' }))).first();
  await line.waitFor();
  return Number(/\d+/.exec(await line.textContent())[0]);
};

test('a proposal fills what is missing, shows why the rest stays open and is accepted at once', async () => {
  const { page } = coordinator;
  await open(coordinator, '/propose');
  const before = await missing();
  await leavePicture(page, 'propose-question');
  await button(coordinator, 'propose.start').click();
  await page.getByRole('progressbar').first().waitFor();
  await leavePicture(page, 'propose-searching');
  await button(coordinator, 'propose.accept').waitFor({ timeout: 120_000 });
  await leavePicture(page, 'propose-proposal');
  const proposed = page.getByRole('button', { name: new RegExp(`^${words('propose.take_out')}`) });
  assert.ok(await proposed.count() > 0);
  await button(coordinator, 'propose.accept').click();
  await page.getByText(new RegExp(words('propose.accepted', { count: '\\d+' }))).first().waitFor();
  const nothing = page.getByText(words('propose.nothing_missing'));
  if (await nothing.count() === 0) assert.ok(await missing() < before);
  assert.deepEqual(coordinator.errors, []);
});

test('what was found so far can be taken at any time, and left', async () => {
  const { page } = coordinator;
  await open(coordinator, '/propose');
  if (await button(coordinator, 'propose.start').count() === 0) return;
  await button(coordinator, 'propose.start').click();
  const enough = button(coordinator, 'propose.enough');
  const found = page.getByText(new RegExp(words('propose.summary', { count: '\\d+' }))).first();
  await Promise.race([enough.waitFor(), found.waitFor()]);
  if (await enough.count() > 0) await enough.click();
  await found.waitFor({ timeout: 60_000 });
  await button(coordinator, 'propose.not_so').click();
  await button(coordinator, 'propose.start').waitFor();
  assert.deepEqual(coordinator.errors, []);
});
