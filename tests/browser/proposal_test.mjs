// A coordinator lets some days be proposed, changes places by hand and accepts; of two who accept at once the
// second hears why nothing of theirs was done, and goes on from what still fits.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { leavePicture, untilAtRest } from './support/chromium.mjs';
import { button, chooseDay, dayAhead, desk, open, signIn, startTown, words } from './support/town.mjs';

const wide = { viewport: desk, deviceScaleFactor: 1, hasTouch: false };
let town, coordinator, administrator;
before(async () => {
  town = await startTown();
  coordinator = await signIn(town, 'coordinator', wide);
  administrator = await signIn(town, 'administrator', wide);
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
  const found = page.getByText(new RegExp(words('propose.summary', { count: '\\d+' }))).first();
  await Promise.race([button(coordinator, 'propose.enough').waitFor(), found.waitFor()]);
  // Pressed in the page itself, as soon as there is something: the search itself is over soon.
  await page.evaluate(async (name) => {
    const find = () => [...document.querySelectorAll('#twin button')].find((one) => one.textContent === name);
    let enough = find();
    while (enough?.getAttribute('aria-disabled') === 'true') {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      enough = find();
    }
    enough?.click();
  }, words('propose.enough'));
  await found.waitFor({ timeout: 60_000 });
  await button(coordinator, 'propose.not_so').click();
  await button(coordinator, 'propose.start').waitFor();
  assert.deepEqual(coordinator.errors, []);
});

// This week once more, so many weeks later than the next one, for which shifts may be planned already: its
// places are empty.
async function copyThisWeek(weeksLater) {
  const { page } = coordinator;
  await open(coordinator, '/plan');
  await page.getByRole('tab', { name: words('plan.copy_week'), exact: true }).click();
  await untilAtRest(page);
  for (let week = 0; week < weeksLater; ++week) {
    await page.getByRole('button', { name: words('plan.ahead_after') }).click();
    await untilAtRest(page);
  }
  await leavePicture(page, 'plan-copy-preview');
  await page.getByRole('button', { name: new RegExp(`^${words('plan.copy', { count: '\\d+' })}$`) }).click();
  await page.getByText(words('plan.all_skipped')).first().waitFor();
}
async function findProposal(neighbour, days) {
  const { page } = neighbour;
  await open(neighbour, '/propose');
  await page.getByRole('textbox', { name: words('propose.days') }).fill(String(days));
  await untilAtRest(page);
  await button(neighbour, 'propose.start').click();
  await button(neighbour, 'propose.accept').waitFor({ timeout: 120_000 });
}

test('of two who accept at once the second hears why, and proposes again what still fits', async () => {
  await copyThisWeek(1);
  await findProposal(administrator, 21);
  await findProposal(coordinator, 21);
  administrator.cable.cut();
  await administrator.page.getByText(words('banner.offline')).first().waitFor();
  await button(administrator, 'propose.accept').click();
  await button(coordinator, 'propose.accept').click();
  const accepted = new RegExp(words('propose.accepted', { count: '\\d+' }));
  await coordinator.page.getByText(accepted).first().waitFor();
  administrator.cable.mend();
  await administrator.page.getByText(words('propose.nothing_done')).first().waitFor();
  await leavePicture(administrator.page, 'propose-refused');
  await button(administrator, 'propose.again').click();
  await button(administrator, 'propose.not_so').waitFor({ timeout: 120_000 });
  assert.equal(await administrator.page.getByText(words('propose.nothing_done')).count(), 0);
  await button(administrator, 'propose.not_so').click();
  assert.deepEqual(coordinator.errors, []);
  assert.deepEqual(administrator.errors, []);
});

const takeOuts = (page) => page.getByRole('button', { name: new RegExp(`^${words('propose.take_out')}`) });
// Of the days that are proposed, the first on which somebody is.
async function showDayWithPeople(page) {
  const later = page.getByRole('button', { name: words('propose.later') });
  for (let week = 0; week < 4; ++week) {
    const days = page.getByRole('radio');
    for (let day = 0; day < await days.count(); ++day) {
      await days.nth(day).click();
      await untilAtRest(page);
      if (await takeOuts(page).count() > 0) return;
    }
    if (await later.isEnabled()) await later.click();
    await untilAtRest(page);
  }
  assert.fail('nobody is proposed on any day');
}

// What the first left open is few; so the week after that is planned.
test('a place is given to somebody else by hand, stays so, and a gap says who could come', async () => {
  const { page } = coordinator;
  await copyThisWeek(1);
  await findProposal(coordinator, 28);
  const takeOut = takeOuts(page);
  await showDayWithPeople(page);
  await page.getByRole('button', { name: new RegExp(`^${words('propose.pin')} `) }).first().click();
  await page.getByText(words('propose.pinned')).first().waitFor();
  await takeOut.last().click();
  await untilAtRest(page);
  await page.getByRole('button', { name: new RegExp(`^${words('propose.choose')}`) }).first().click();
  const sheet = page.getByRole('dialog', { name: words('propose.choose_title') });
  await sheet.waitFor();
  await leavePicture(page, 'propose-choose');
  await sheet.getByRole('list', { name: words('propose.could') }).getByRole('button').first().click();
  await sheet.waitFor({ state: 'hidden' });
  await button(coordinator, 'propose.accept').click();
  await page.getByText(new RegExp(words('propose.accepted', { count: '\\d+' }))).first().waitFor();
  assert.deepEqual(coordinator.errors, []);
});

test('what a volunteer says of their hours, offline too, is what the coordinator sees', async () => {
  const volunteer = await signIn(town, 'volunteer');
  const { page } = volunteer;
  await open(volunteer, '/shift-hours');
  await page.getByText(words('shift_hours.none'), { exact: true }).first().waitFor();
  volunteer.cable.cut();
  await page.getByRole('radio', { name: words('shift_hours.is.4') }).click();
  await page.getByRole('checkbox', { name: new RegExp(words('shift_hours.some_days')) }).click();
  await page.getByRole('checkbox', { name: words('shift_hours.whole_day') }).click();
  await button(volunteer, 'shift_hours.add').click();
  const said = new RegExp(`^${words('shift_hours.take_back')}.*${words('shift_hours.all_day')}`);
  await page.getByRole('button', { name: said }).waitFor();
  await leavePicture(page, 'shift-hours-said');
  volunteer.cable.mend();
  const account = await page.evaluate(() => localStorage.getItem('linli.account'));
  await open(coordinator, `/shift-hours/${account.split('-')[1]}`);
  const back = coordinator.page.getByRole('button', { name: said });
  await back.waitFor({ timeout: 30_000 });
  await back.click();
  await page.getByText(words('shift_hours.none'), { exact: true }).first().waitFor({ timeout: 30_000 });
  assert.deepEqual(volunteer.errors, []);
  assert.deepEqual(coordinator.errors, []);
});

test('a week that is not public yet is filled, and becomes public when its roster is accepted', async () => {
  const { page } = coordinator;
  await open(coordinator, '/plan');
  await page.getByRole('tab', { name: words('plan.copy_week'), exact: true }).click();
  await untilAtRest(page);
  await page.getByRole('checkbox', { name: words('plan.publish') }).click();
  await untilAtRest(page);
  await chooseDay(coordinator, 'form.day', 1);
  await copyThisWeek(1);  // One further than the last one above: four weeks ahead.
  await open(coordinator, '/propose');
  await chooseDay(coordinator, 'propose.first', 28 - (dayAhead(0).getUTCDay() + 6) % 7);
  await page.getByRole('textbox', { name: words('propose.days') }).fill('7');
  await untilAtRest(page);
  const hidden = page.getByRole('checkbox', {
    name: new RegExp(words('propose.unpublished', { count: '\\d+' })),
  });
  await hidden.click();
  await button(coordinator, 'propose.start').click();
  await button(coordinator, 'propose.accept').waitFor({ timeout: 120_000 });
  await page.getByText(new RegExp(words('propose.publishes', { count: '\\d+' }))).first().waitFor();
  await showDayWithPeople(page);
  await page.getByText(words('propose.becomes_public'), { exact: true }).first().waitFor();
  await leavePicture(page, 'propose-unpublished');
  await button(coordinator, 'propose.accept').click();
  await page.getByText(new RegExp(words('propose.accepted', { count: '\\d+' }))).first().waitFor();
  await untilAtRest(page);
  assert.equal(await hidden.count(), 0);
  assert.deepEqual(coordinator.errors, []);
});
