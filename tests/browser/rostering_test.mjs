// Shifts that fill themselves: a place taken without a network, two who swap, one who gives back, and what is
// done at the post while there is none.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { leavePicture, untilAtRest } from './support/chromium.mjs';
import { button, dayAhead, desk, open, signIn, startTown, words } from './support/town.mjs';

const post = '花园小门';
// At hours that stand near the top of their days, and nearer to each other than to any other shift: whoever
// swaps is offered the nearest.
const first = { days: 2, times: '6:00–6:25' }, second = { days: 2, times: '6:30–6:55' };
const dateWords = (days) => `${dayAhead(days).getUTCMonth() + 1}月${dayAhead(days).getUTCDate()}日`;
// One of the two places is taken.
const chainOf = ({ days, times }) => `#接龙\n${dateWords(days)}值守排班\n${post}，每班2人\n早班 ${times}\n\n` +
  `1. 阿花婆 ${post} 早班\n`;

let town, coordinator, anna, ben, resident, volunteers;
before(async () => {
  town = await startTown();
  coordinator = await signIn(town, 'coordinator', { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
  anna = await signIn(town, 'driver');  // These three stand nowhere yet.
  ben = await signIn(town, 'leader');
  resident = await signIn(town, 'resident');
  volunteers = [await signIn(town, 'volunteer'), await signIn(town, 'volunteer2')];
});
after(() => town?.close());

async function acceptChain(text) {
  await open(coordinator, '/chain');
  const { page } = coordinator;
  await page.getByRole('textbox', { name: words('chain.field') }).fill(text);
  await page.getByRole('button', { name: words('chain.read') }).click();
  await page.getByRole('button', { name: new RegExp(words('chain.accept', { count: '\\d+' })) }).click();
  await page.getByText(new RegExp(words('chain.accepted', { count: '\\d+' }))).first().waitFor();
}
const show = async (neighbour, { days }) => {
  await open(neighbour, '/shifts');
  await neighbour.page.getByRole('radio', { name: new RegExp(`^${dateWords(days)}`) }).click();
  await untilAtRest(neighbour.page);
};
const shiftAt = (neighbour, { times }) =>
  neighbour.page.getByRole('link', { name: new RegExp(`^${times}，${post}`) }).first();
const mineAt = (neighbour, { times }) =>
  neighbour.page.getByRole('link', { name: new RegExp(`^${times}，${post}，${words('shift.mine')}`) });
const take = (neighbour, { times }) =>
  neighbour.page.getByRole('button', { name: words('shift.take_spoken', { times, post }), exact: true });

test('a place that is taken without a network is mine when the network is back', async () => {
  await acceptChain(chainOf(first));
  await acceptChain(chainOf(second));
  await show(anna, first);
  await take(anna, first).waitFor();
  anna.cable.cut();
  await anna.page.getByText(words('banner.offline')).first().waitFor();
  await take(anna, first).click();
  await anna.page.getByRole('link', { name: new RegExp(`${post}，${words('shift.asked')}`) }).waitFor();
  await leavePicture(anna.page, 'sign-up-offline');
  anna.cable.mend();
  await anna.page.getByRole('link', { name: new RegExp(`${post}，${words('shift.mine')}`) }).waitFor();
});

test('who comes too late waits, and moves up when the place is given back without a network', async () => {
  await show(resident, first);
  await resident.page.getByRole('button', { name: words('sign_up.wait_spoken',
    { times: first.times, post, position: 1 }), exact: true }).click();
  await resident.page.getByText(words('sign_up.nth', { position: 1 })).first().waitFor();
  await shiftAt(anna, first).click();
  anna.cable.cut();
  await anna.page.getByText(words('banner.offline')).first().waitFor();
  await button(anna, 'leave.open').click();
  await leavePicture(anna.page, 'leave-sheet');
  await button(anna, 'leave.leave').click();
  anna.cable.mend();
  await show(resident, first);
  await mineAt(resident, first).waitFor();
});

test('two neighbours swap: one asks, the other says yes, and both are on the other shift', async () => {
  await show(ben, second);
  await take(ben, second).click();
  await mineAt(ben, second).waitFor();
  await shiftAt(resident, first).click();
  await button(resident, 'leave.open').click();
  await button(resident, 'leave.swap').click();
  await resident.page.getByRole('button', { name: new RegExp(`^${words('leave.swap_ask')}.*6:30 ${post}`) })
    .first().click();
  await resident.page.getByText(words('swap.not_yet')).first().waitFor();
  await open(ben, '/today');
  await leavePicture(ben.page, 'swap-asked');
  await button(ben, 'swap.agree').click();
  await untilAtRest(ben.page);
  await show(ben, first);
  await mineAt(ben, first).waitFor();
  await show(resident, second);
  await mineAt(resident, second).waitFor();
});

// In the sheet of the field that shows another time now.
async function setTime(key, shown, time) {
  const { page } = coordinator;
  await page.getByRole('button', { name: new RegExp(`^${words(key)}.*${shown}`) }).click();
  const sheet = page.getByRole('dialog', { name: words(key), exact: true });
  await sheet.getByRole('textbox', { name: words('picker.typed') }).fill(time);
  await sheet.getByRole('button', { name: words('picker.done'), exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
}

test('a pattern makes its shifts by itself, and none on a day that is left out', async () => {
  const { page } = coordinator, nightly = { days: 2, times: '4:00–4:25' };
  await open(coordinator, '/patterns/new');
  await page.getByRole('button', { name: post, exact: true }).click();
  await setTime('form.from', '19:00', '4:00');
  await setTime('form.until', '21:00', '4:25');
  await page.getByRole('list', { name: words('pattern.preview') })
    .getByText(new RegExp(`${dateWords(2)}.*${nightly.times}`)).first().waitFor();
  await leavePicture(page, 'pattern-with-its-shifts');
  await button(coordinator, 'pattern.add').click();
  await page.waitForURL(/#\/patterns$/);
  await untilAtRest(page);
  await show(anna, nightly);
  await take(anna, nightly).click();
  await mineAt(anna, nightly).waitFor();
  await show(anna, { days: 1 });
  await take(anna, nightly).waitFor();
  await page.getByRole('link', { name: new RegExp(`^${post}.*${nightly.times}`) }).click();
  await page.waitForURL(/patterns\/[0-9a-f]{32}/);
  await untilAtRest(page);
  await page.getByRole('button', { name: new RegExp(`^${words('pattern.which_day')}`) }).click();
  await page.getByRole('dialog').getByRole('button', { name: new RegExp(words('picker.tomorrow')) }).click();
  await untilAtRest(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });  // What it covers takes no letters.
  await page.getByRole('textbox', { name: words('cancel.why') }).fill('封路');
  await button(coordinator, 'pattern.skip').click();
  await page.getByRole('list', { name: words('pattern.exceptions') })
    .getByText(dateWords(1)).first().waitFor();
  await take(anna, nightly).waitFor({ state: 'detached' });
  await show(anna, nightly);
  await mineAt(anna, nightly).waitFor();
  assert.deepEqual(coordinator.errors, []);
});

test('people are called right now; who stands there checks in and counts without a network', async () => {
  await open(coordinator, '/roster-rules');  // Also from another shift.
  await coordinator.page.getByRole('textbox', { name: words('rules.rest_hours'), exact: true }).fill('0');
  await button(coordinator, 'rules.save').click();
  await untilAtRest(coordinator.page);
  await open(coordinator, '/plan');
  await coordinator.page.getByRole('tab', { name: words('plan.emergency') }).click();
  await button(coordinator, 'plan.call').click();
  await untilAtRest(coordinator.page);
  await open(coordinator, '/shifts');
  const called = new RegExp(`^${words('notice.18', { shift: '' })}`);
  const call = ({ page }) => page.getByRole('link', { name: called }).first();
  for (const volunteer of volunteers) await open(volunteer, '/notices');
  const one = await Promise.any(volunteers.map(async (volunteer) => {  // The other may be standing somewhere.
    await call(volunteer).waitFor();
    return volunteer;
  }));
  await call(one).click();
  await one.page.getByRole('button', { name: /^报名/ }).first().click();
  await button(one, 'post.check_in').waitFor();
  one.cable.cut();
  await one.page.getByText(words('banner.offline')).first().waitFor();
  await button(one, 'post.check_in').click();
  const oneMore = `${words('post.people', { count: 0 })} +1`;
  await one.page.getByRole('button', { name: oneMore, exact: true }).click();
  await one.page.getByText(words('shift.asked')).first().waitFor();
  await leavePicture(one.page, 'at-the-post-offline');
  const route = /#(\S+)/.exec(one.page.url())[1];
  one.cable.mend();
  await open(coordinator, route);
  await coordinator.page.getByText(words('post.people', { count: 1 })).first().waitFor();
  await coordinator.page.getByText(new RegExp(words('post.arrived', { when: '.*' }))).first().waitFor();
  assert.deepEqual(one.errors, []);
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
