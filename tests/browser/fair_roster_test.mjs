// A roster that is fair to people: places for the trained, stand-ins asked a few at a time, an empty place
// for which people are asked round, an exception with its reason, a swap of three, and the book at the post.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { leavePicture, untilAtRest } from './support/chromium.mjs';
import { button, dayAhead, desk, nameOf, open, signIn, startTown, words } from './support/town.mjs';

const post = '花园小门';
// At hours at which nobody stands elsewhere, and near the top of their days.
const first = { days: 2, times: '6:00–6:25' }, second = { days: 2, times: '6:30–6:55' };
const third = { days: 3, times: '6:00–6:25' };
const circle = [
  { days: 1, times: '6:00–6:25' }, { days: 1, times: '6:30–6:55' }, { days: 3, times: '6:30–6:55' },
];
const early = { days: 2, times: '5:00–5:25' }, soon = { days: 2, times: '5:30–5:55' };
const dateWords = (days) => `${dayAhead(days).getUTCMonth() + 1}月${dayAhead(days).getUTCDate()}日`;
// One of the two places is taken.
const chainOf = ({ days, times }) => `#接龙\n${dateWords(days)}值守排班\n${post}，每班2人\n早班 ${times}\n\n` +
  `1. 阿花婆 ${post} 早班\n`;

let town, coordinator, anna, ben, resident, one, two;
before(async () => {
  town = await startTown();
  coordinator = await signIn(town, 'coordinator', { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
  anna = await signIn(town, 'driver');  // These three stand nowhere yet.
  ben = await signIn(town, 'leader');
  resident = await signIn(town, 'resident');
  one = await signIn(town, 'volunteer');
  two = await signIn(town, 'volunteer2');
});
after(() => town?.close());

const starts = ({ page }, key) => page.getByRole('button', { name: new RegExp(`^${words(key)} · `) }).first();
const goOffline = async ({ page, cable }) => {
  cable.cut();
  await page.getByText(words('banner.offline')).first().waitFor();
};
async function acceptChain(text) {
  const { page } = coordinator;
  await open(coordinator, '/chain');
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
const mineAt = ({ page }, { times }) =>
  page.getByRole('link', { name: new RegExp(`^${times}，${post}，${words('shift.mine')}`) });
const take = ({ page }, { times }) =>
  page.getByRole('button', { name: words('shift.take_spoken', { times, post }), exact: true });
async function openShift(neighbour, when) {
  await show(neighbour, when);
  await neighbour.page.getByRole('link', { name: new RegExp(`^${when.times}，${post}`) }).first().click();
  await neighbour.page.waitForURL(/shifts\/[0-9a-f]{32}/);
  await untilAtRest(neighbour.page);
}
async function takes(neighbour, when) {
  await show(neighbour, when);
  await take(neighbour, when).click();
  await mineAt(neighbour, when).waitFor();
}

async function setRest(hours) {
  await open(coordinator, '/roster-rules');
  const { page } = coordinator, what = words('rules.rest_hours');
  const rest = page.getByRole('textbox', { name: what, exact: true });
  // Where there is no limit there is no number.
  if (await rest.count() === 0) await page.getByRole('button', { name: `${what} +1`, exact: true }).click();
  await rest.fill(String(hours));
  await button(coordinator, 'rules.save').click();
  await untilAtRest(coordinator.page);
}
// In spite of a rule; without a reason it cannot be pressed.
async function placeAnyway(neighbour, when, why, picture) {
  const { page } = coordinator, who = await nameOf(neighbour);
  await openShift(coordinator, when);
  await button(coordinator, 'assign.open').click();
  const sheet = page.getByRole('dialog', { name: words('assign.title') });
  await sheet.getByRole('searchbox', { name: words('assign.search') }).fill(who);
  await untilAtRest(page, 400);
  await sheet.getByRole('button', { name: `${words('anyway.open')} · ${who}`, exact: true })
    .first().click();
  await untilAtRest(page);
  assert.equal(await button(coordinator, 'anyway.place').getAttribute('aria-disabled'), 'true');
  await sheet.getByRole('textbox', { name: words('anyway.why') }).fill(why);
  await leavePicture(page, picture);
  await button(coordinator, 'anyway.place').click();
  await sheet.waitFor({ state: 'detached' });
}
async function train(training, neighbours) {
  const { page } = coordinator, names = [];
  for (const neighbour of neighbours) names.push(await nameOf(neighbour));
  await open(coordinator, '/roster-rules');
  await page.getByRole('textbox', { name: words('training.new') }).fill(training);
  await button(coordinator, 'training.add').click();
  const row = (count) => page.getByRole('button',
    { name: new RegExp(`^${training}.*${words('training.people', { count })}`) });
  await row(0).click();
  await untilAtRest(page);  // Another training may stand open until then.
  for (const [known, name] of names.entries()) {
    await page.getByRole('searchbox', { name: words('training.give') }).fill(name);
    await untilAtRest(page, 400);
    await page.getByRole('list', { name: words('training.give') })
      .getByRole('button', { name: new RegExp(`^${name}`) }).first().click();
    await row(known + 1).waitFor();
  }
}
// One of the two places is for who has the training from now on.
async function keepPlaceFor(training, when) {
  await openShift(coordinator, when);
  const { page } = coordinator, shift = /shifts\/([0-9a-f]{32})/.exec(page.url())[1];
  await open(coordinator, `/change-shift/${shift}`);
  await page.getByRole('button', { name: `${training} +1`, exact: true }).click();
  await button(coordinator, 'post_page.save_needs').click();
  await untilAtRest(page);
}

test('who has not the training is told so; who has it takes the place, without a network too', async () => {
  await setRest(0);  // Also from another shift.
  await train('急救', [one, two]);
  await acceptChain(chainOf(first));
  await keepPlaceFor('急救', first);
  await openShift(anna, first);
  const needs = words('training.need', { training: '急救', count: 1 });
  await anna.page.getByText(words('training.needs', { needs })).first().waitFor();
  assert.equal(await take(anna, first).getAttribute('aria-disabled'), 'true');
  await leavePicture(anna.page, 'training-missing');
  await show(one, first);
  await take(one, first).waitFor();
  await goOffline(one);
  await take(one, first).click();
  await one.page.getByRole('link', { name: new RegExp(`${post}，${words('shift.asked')}`) }).waitFor();
  one.cable.mend();
  await mineAt(one, first).waitFor();
});

test('a stand-in is asked; the yes that is said without a network counts when it arrives', async () => {
  await openShift(one, first);
  await button(one, 'leave.open').click();
  await button(one, 'leave.find').click();
  await open(two, '/today');
  await starts(two, 'stand_in.yes').waitFor({ timeout: 30_000 });
  await leavePicture(two.page, 'stand-in-asked');
  await goOffline(two);
  await starts(two, 'stand_in.yes').click();
  await starts(two, 'stand_in.yes').waitFor({ state: 'detached' });
  two.cable.mend();
  await show(two, first);
  await mineAt(two, first).waitFor({ timeout: 30_000 });
  await open(one, '/notices');
  const found = new RegExp(`^${words('notice.9', { shift: '' })}`);
  await one.page.getByRole('link', { name: found }).first().waitFor();
  await show(one, first);
  assert.equal(await mineAt(one, first).count(), 0);
});

test('for an empty place people are asked round until one says yes', async () => {
  const { page } = coordinator;
  await acceptChain(chainOf(second));
  await keepPlaceFor('急救', second);
  await page.getByRole('button', { name: `${words('form.least')} +1`, exact: true }).click();
  await button(coordinator, 'form.save').click();
  await page.waitForURL(/shifts\/[0-9a-f]{32}/);
  await button(coordinator, 'asking.open').click();
  await page.getByText(new RegExp(words('asking.so_far', { count: 2 }))).first().waitFor({ timeout: 30_000 });
  await leavePicture(page, 'asking-round');
  await open(one, '/today');
  await starts(one, 'stand_in.no').click();
  await open(two, '/today');
  await two.page.getByText(words('stand_in.asked_empty')).first().waitFor();
  await leavePicture(two.page, 'asked-for-empty-place');
  await starts(two, 'stand_in.yes_empty').click();
  await show(two, second);
  await mineAt(two, second).waitFor();
  await button(coordinator, 'asking.stop').waitFor({ state: 'detached' });
  assert.equal(await button(coordinator, 'asking.open').count(), 0);
});

test('a coordinator makes an exception only with a reason, and the person reads it', async () => {
  await acceptChain(chainOf(third));
  await keepPlaceFor('急救', third);
  await placeAnyway(anna, third, '没有别人了', 'exception-with-reason');
  await openShift(anna, third);
  await anna.page.getByText(words('waiver.why', { why: '没有别人了' })).first().waitFor();
  assert.deepEqual(anna.errors, []);
});

test('two share a place; the one who has it offered that without a network', async () => {
  await openShift(anna, third);
  await goOffline(anna);
  const offer = anna.page.getByRole('checkbox', { name: new RegExp(`^${words('share.offer')}`) });
  await offer.click();
  await untilAtRest(anna.page);
  assert.equal(await offer.isChecked(), true);
  anna.cable.mend();
  await openShift(resident, third);
  await starts(resident, 'share.join').waitFor({ timeout: 30_000 });
  await starts(resident, 'share.join').click();
  await show(resident, third);
  await mineAt(resident, third).waitFor();
  await openShift(anna, third);
  await anna.page.getByText(new RegExp(words('share.with', { name: '.*' }))).first().waitFor();
  await leavePicture(anna.page, 'place-shared');
});

test('where no two could swap three do: it is found, each says yes, and all have moved at once', async () => {
  const [morning, later, far] = circle;
  await train('英语', [resident, ben]);
  await train('手语', [anna, ben]);
  for (const when of circle) await acceptChain(chainOf(when));
  await takes(resident, morning);
  await takes(anna, later);
  await takes(ben, far);
  await keepPlaceFor('英语', morning);
  await keepPlaceFor('手语', far);
  await openShift(resident, morning);
  await button(resident, 'leave.open').click();
  await button(resident, 'leave.swap').click();
  await starts(resident, 'leave.swap_ask').click();
  await resident.page.getByText(words('swap.not_yet')).first().waitFor();
  await leavePicture(resident.page, 'swap-of-three');
  await open(anna, '/today');
  await button(anna, 'swap.agree').click();
  await untilAtRest(anna.page);
  await show(resident, morning);
  await mineAt(resident, morning).waitFor();  // Two of three is not enough.
  await open(ben, '/today');
  await button(ben, 'swap.agree').waitFor();
  await goOffline(ben);
  await button(ben, 'swap.agree').click();
  await button(ben, 'swap.agree').waitFor({ state: 'detached' });
  ben.cable.mend();
  for (const [neighbour, when] of [[resident, later], [anna, far], [ben, morning]]) {
    await show(neighbour, when);
    await mineAt(neighbour, when).waitFor({ timeout: 30_000 });
  }
  assert.deepEqual(resident.errors, []);
  assert.deepEqual(ben.errors, []);
});

test('who would have too little rest reads why; a coordinator may place them all the same', async () => {
  await setRest(8);
  await acceptChain(chainOf(early));
  await acceptChain(chainOf(soon));
  await takes(ben, early);
  await openShift(ben, soon);
  const tooNear = new RegExp(words('reason.215', { about: '.*', limit: 8 }));
  await ben.page.getByText(tooNear).first().waitFor();
  assert.equal(await take(ben, soon).getAttribute('aria-disabled'), 'true');
  await leavePicture(ben.page, 'rest-too-short');
  await placeAnyway(ben, soon, '他自己愿意', 'exception-of-rest');
  await openShift(ben, soon);
  await ben.page.getByText(words('waiver.why', { why: '他自己愿意' })).first().waitFor();
  await show(ben, soon);
  await mineAt(ben, soon).waitFor();
  await show(ben, early);
  await mineAt(ben, early).waitFor();
  await setRest(0);
  assert.deepEqual(ben.errors, []);
});

// The clock is moved at the end, so this comes last.
test('what is written at the post without a network reaches the others; the shift is certified', async () => {
  const { page } = coordinator;
  await open(coordinator, '/plan');
  await page.getByRole('tab', { name: words('plan.emergency') }).click();
  await button(coordinator, 'plan.call').click();
  await untilAtRest(page);
  await open(coordinator, '/shifts');
  const call = (neighbour) => neighbour.page
    .getByRole('link', { name: new RegExp(`^${words('notice.18', { shift: '' })}`) }).first();
  for (const volunteer of [one, two]) await open(volunteer, '/notices');
  // The other may be standing somewhere.
  const here = await Promise.any([one, two].map(async (volunteer) => {
    await call(volunteer).waitFor();
    return volunteer;
  }));
  await call(here).click();
  await here.page.getByRole('button', { name: /^报名/ }).first().click();
  await button(here, 'post.check_in').waitFor();
  const route = /#(\S+)/.exec(here.page.url())[1];
  await goOffline(here);
  await button(here, 'post.check_in').click();
  await here.page.getByRole('textbox', { name: words('post.note') }).fill('测温枪没电了');
  await button(here, 'post.write').click();
  await here.page.getByRole('textbox', { name: words('post.what') }).fill('对讲机');
  await button(here, 'post.hand_out').click();
  await leavePicture(here.page, 'post-book-offline');
  here.cable.mend();
  await open(coordinator, route);
  await page.getByText('测温枪没电了').first().waitFor({ timeout: 30_000 });
  const thing = words('post.thing', { what: '对讲机', count: 1 });
  await page.getByRole('button', { name: `${words('post.take_back')} · ${thing}`, exact: true }).click();
  await here.page.getByRole('button', { name: `${words('post.take_back')} · ${thing}`, exact: true })
    .waitFor({ state: 'detached' });
  await button(here, 'post.check_out').click();
  await here.page.getByText(new RegExp(words('post.left', { when: '.*' }))).first().waitFor();
  await town.passTenMinutes(13);
  await here.page.reload();  // So that it asks the server what time it is.
  await here.page.getByRole('main').waitFor();
  await open(here, '/certificate');
  const certified = words('certificate.words',
    { name: '.*', from: '.*', until: '.*', community: '.*', count: '\\d+', hours: '.*' });
  await here.page.getByText(new RegExp(certified)).first().waitFor();
  await leavePicture(here.page, 'certificate-phone');
  assert.deepEqual(here.errors, []);
});
