// The main job, from the chat to the gate: a coordinator accepts a chain, a volunteer takes a place, and a
// neighbour who was offline learns that the last one is gone and what else is free. Everything by role and
// name, as people and screen readers find it.
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { leavePicture } from './support/chromium.mjs';
import { desk, open, signIn, startTown, words } from './support/town.mjs';

const post = '花园小门';
const chainOfTomorrow = () => {
  const tomorrow = new Date(Date.now() + 8 * 3600_000 + 24 * 3600_000);  // In China.
  const day = `${tomorrow.getUTCMonth() + 1}月${tomorrow.getUTCDate()}日`;
  return `#接龙\n明天（${day}）值守排班\n${post}，每班2人\n早班 07:00-09:00\n\n1. 阿花婆 ${post} 早班\n2. 有红马甲吗？\n`;
};

let town, coordinator, volunteer, resident;
before(async () => {
  town = await startTown();
  coordinator = await signIn(town, 'coordinator', { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
  volunteer = await signIn(town, 'driver');  // Stands nowhere yet, so that there is rest enough.
  resident = await signIn(town, 'resident');
});
after(() => town?.close());

const acceptButton = (page) =>
  page.getByRole('button', { name: new RegExp(words('chain.accept', { count: '\\d+' })) });

async function acceptChain(text) {
  await open(coordinator, '/chain');
  const { page } = coordinator;
  const another = page.getByRole('button', { name: words('chain.another') });
  if (await another.isVisible().catch(() => false)) await another.click();
  await page.getByRole('textbox', { name: words('chain.field') }).fill(text);
  await page.getByRole('button', { name: words('chain.read') }).click();
  await acceptButton(page).click();
  await page.getByText(new RegExp(words('chain.accepted', { count: '\\d+' }))).first().waitFor();
}

const showTomorrow = async (neighbour) => {
  await open(neighbour, '/shifts');
  const tomorrow = new Date(Date.now() + 32 * 3600_000);
  const day = `${tomorrow.getUTCMonth() + 1}月${tomorrow.getUTCDate()}日`;
  await neighbour.page.getByRole('radio', { name: new RegExp(`^${day}`) }).click();
};
const takeButton = (neighbour) => neighbour.page.getByRole('button', { name: new RegExp(`^报名.*${post}`) });

test('a coordinator pastes the chain as it stands in the group chat and accepts what was read', async () => {
  const { page } = coordinator;
  const chain = readFileSync('tests/data/chains/sh01-gate-native.txt', 'utf8');
  await acceptChain(chain);
  // What waits for an answer is still there; the same chain once more says who stands on the roster already.
  await page.getByRole('button', { name: words('chain.another') }).click();
  await page.getByRole('textbox', { name: words('chain.field') }).fill(chain);
  await page.waitForTimeout(100);
  await page.reload();  // The chat app came in between.
  await page.getByRole('button', { name: words('chain.read') }).click();
  await page.getByText(words('chain.already')).first().waitFor();
  await acceptChain(chainOfTomorrow());
  await page.getByRole('heading', { name: words('shifts.title'), level: 1 }).waitFor();
});

test('the volunteers see it at once, and one takes the last free place on the phone', async () => {
  await showTomorrow(resident);
  await takeButton(resident).waitFor();
  // The resident's network goes away before the volunteer presses.
  resident.cable.cut();
  await resident.page.getByText(words('banner.offline')).first().waitFor();
  await showTomorrow(volunteer);
  await takeButton(volunteer).click();
  await volunteer.page.getByRole('link', { name: new RegExp(`${post}，${words('shift.mine')}`) }).waitFor();
});

test('offline the page goes on working, and says that what was pressed only waits', async () => {
  await takeButton(resident).click();
  await resident.page.getByRole('link', { name: new RegExp(`${post}，${words('shift.asked')}`) }).waitFor();
  await open(resident, '/waiting');
  const waiting = resident.page.getByRole('listitem').filter({ hasText: post });
  await waiting.filter({ hasText: words('pending.waiting') }).waitFor();
  await leavePicture(resident.page, 'story-offline-waiting');
});

test('back online the neighbour is told that the place is gone, why, and what else is free', async () => {
  resident.cable.mend();
  await resident.page.getByText(words('refused.take')).first().waitFor({ timeout: 60_000 });
  await resident.page.getByText(/先报满了/).first().waitFor();
  await leavePicture(resident.page, 'story-refused');
  const instead = resident.page.getByRole('button', { name: /^改站/ });
  await instead.first().click();
  await instead.first().waitFor({ state: 'detached' });
});
