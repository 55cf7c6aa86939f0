// Shifts that fill themselves: a place taken without a network, two who swap, one who gives back, and what is
// done at the post while there is none.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { leavePicture, untilAtRest } from './support/chromium.mjs';
import { desk, signIn, startTown, words } from './support/town.mjs';

const post = '竹林小门', daysAhead = 15;
const inChina = (days) => new Date(Date.now() + 8 * 3600_000 + days * 24 * 3600_000);
const dayAhead = (days) => `${inChina(days).getUTCMonth() + 1}月${inChina(days).getUTCDate()}日`;
const chainOf = (days, hours) =>  // One of the two places is taken.
  `#接龙\n${dayAhead(days)}值守排班\n${post}，每班2人\n早班 ${hours}\n\n1. 阿花婆 ${post} 早班\n`;

let town, coordinator, anna, ben, resident;
before(async () => {
  town = await startTown();
  coordinator = await signIn(town, 'coordinator', { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
  anna = await signIn(town, 'volunteer');
  ben = await signIn(town, 'volunteer2');
  resident = await signIn(town, 'resident');
});
after(() => town?.close());

const open = async ({ page }, route) => {
  await page.evaluate((hash) => { location.hash = hash; }, route);
  await untilAtRest(page);
};
const button = ({ page }, key, values) => page.getByRole('button', { name: words(key, values), exact: true });

async function acceptChain(text) {
  await open(coordinator, '/chain');
  const { page } = coordinator;
  await page.getByRole('textbox', { name: words('chain.field') }).fill(text);
  await page.getByRole('button', { name: words('chain.read') }).click();
  await page.getByRole('button', { name: new RegExp(words('chain.accept', { count: '\\d+' })) }).click();
  await page.getByText(new RegExp(words('chain.accepted', { count: '\\d+' }))).first().waitFor();
}
const showLater = async (neighbour) => {
  await open(neighbour, '/shifts');
  await neighbour.page.getByRole('radio', { name: new RegExp(words('shifts.later_spoken',
    { date: '.*', note: '.*' })) }).click();
  await untilAtRest(neighbour.page);
};
const shiftAt = (neighbour, times) =>
  neighbour.page.getByRole('link', { name: new RegExp(`^${times}，${post}`) }).first();
const mineAt = (neighbour, times) =>
  neighbour.page.getByRole('link', { name: new RegExp(`^${times}，${post}，${words('shift.mine')}`) });
const take = (neighbour, times) =>
  neighbour.page.getByRole('button', { name: words('shift.take_spoken', { times, post }), exact: true });

test('a place that is taken without a network is mine when the network is back', async () => {
  await acceptChain(chainOf(daysAhead, '09:00-10:00'));
  await acceptChain(chainOf(daysAhead + 2, '14:00-15:00'));
  await showLater(anna);
  await take(anna, '9:00–10:00').waitFor();
  anna.cable.cut();
  await anna.page.getByText(words('banner.offline')).first().waitFor();
  await take(anna, '9:00–10:00').click();
  await anna.page.getByRole('link', { name: new RegExp(`${post}，${words('shift.asked')}`) }).waitFor();
  await leavePicture(anna.page, 'sign-up-offline');
  anna.cable.mend();
  await anna.page.getByRole('link', { name: new RegExp(`${post}，${words('shift.mine')}`) }).waitFor();
});

test('who comes too late waits, and moves up when the place is given back without a network', async () => {
  await showLater(resident);
  await resident.page.getByRole('button', { name: words('sign_up.wait_spoken',
    { times: '9:00–10:00', post }), exact: true }).click();
  await resident.page.getByText(words('sign_up.nth', { position: 1 })).first().waitFor();
  await shiftAt(anna, '9:00–10:00').click();
  anna.cable.cut();
  await anna.page.getByText(words('banner.offline')).first().waitFor();
  await button(anna, 'leave.open').click();
  await leavePicture(anna.page, 'leave-sheet');
  await button(anna, 'leave.leave').click();
  anna.cable.mend();
  await showLater(resident);
  await mineAt(resident, '9:00–10:00').waitFor();
});

test('two neighbours swap: one asks, the other says yes, and both are on the other shift', async () => {
  await showLater(ben);
  await take(ben, '14:00–15:00').click();
  await mineAt(ben, '14:00–15:00').waitFor();
  await shiftAt(resident, '9:00–10:00').click();
  await button(resident, 'leave.open').click();
  await button(resident, 'leave.swap').click();
  await resident.page.getByRole('button', { name: new RegExp(`^${words('leave.swap_ask')}.*14:00 ${post}`) })
    .first().click();
  await resident.page.getByText(words('swap.not_yet')).first().waitFor();
  await open(ben, '/today');
  await leavePicture(ben.page, 'swap-asked');
  await button(ben, 'swap.agree').click();
  await showLater(ben);
  await mineAt(ben, '9:00–10:00').waitFor();
  await showLater(resident);
  await mineAt(resident, '14:00–15:00').waitFor();
});

test('people are called right now; who stands there checks in and counts without a network', async () => {
  await open(coordinator, '/plan');
  await coordinator.page.getByRole('tab', { name: words('plan.emergency') }).click();
  await button(coordinator, 'plan.call').click();
  await open(coordinator, '/shifts');
  await open(anna, '/notices');
  const called = new RegExp(`^${words('notice.18', { shift: '' })}`);
  await anna.page.getByRole('link', { name: called }).first().click();
  await anna.page.getByRole('button', { name: /^报名/ }).first().click();
  await button(anna, 'post.check_in').waitFor();
  anna.cable.cut();
  await anna.page.getByText(words('banner.offline')).first().waitFor();
  await button(anna, 'post.check_in').click();
  const oneMore = `${words('post.people', { count: 0 })} +1`;
  await anna.page.getByRole('button', { name: oneMore, exact: true }).click();
  await anna.page.getByText(words('shift.asked')).first().waitFor();
  await leavePicture(anna.page, 'at-the-post-offline');
  const route = /#(\S+)/.exec(anna.page.url())[1];
  anna.cable.mend();
  await open(coordinator, route);
  await coordinator.page.getByText(words('post.people', { count: 1 })).first().waitFor();
  await coordinator.page.getByText(new RegExp(words('post.arrived', { when: '.*' }))).first().waitFor();
  assert.deepEqual(anna.errors, []);
  assert.deepEqual(coordinator.errors, []);
});

test('the pages of planning and of hours leave their pictures', async () => {
  for (const route of ['/patterns', '/patterns/new', '/roster-rules', '/plan', '/hours']) {
    await open(coordinator, route);
    await leavePicture(coordinator.page, `roster${route.replaceAll('/', '-')}`);
  }
  await open(anna, '/hours');
  await leavePicture(anna.page, 'hours-phone');
  assert.deepEqual(coordinator.errors, []);
});
