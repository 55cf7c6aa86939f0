// A place taken in one browser, shown in the other: milliseconds between the press and the change of the
// other page.
import { signIn, startTown, words } from '../browser/support/town.mjs';

const repeats = 20;
const town = await startTown();
const samples = [];
try {
  const taker = await signIn(town, 'volunteer');
  const watcher = await signIn(town, 'coordinator');
  for (const one of [taker, watcher]) await one.page.goto(`${new URL(one.page.url()).origin}/#/shifts`);
  const mine = (page) => page.getByRole('button', { name: words('shift.take'), exact: false }).first();
  await mine(taker.page).waitFor();
  for (let i = 0; i < repeats; ++i) {
    const seen = watcher.page.evaluate(() => new Promise((resolve) => {
      const twin = document.querySelector('main');
      const before = twin.innerText;
      const observer = new MutationObserver(() => {
        if (twin.innerText === before) return;
        observer.disconnect();
        resolve(performance.timeOrigin + performance.now());
      });
      const everything = { subtree: true, childList: true, characterData: true, attributes: true };
      observer.observe(document.body, everything);
    }));
    const pressed = await taker.page.evaluate(() => performance.timeOrigin + performance.now());
    const undo = taker.page.getByRole('button', { name: words('toast.undo'), exact: true });
    if (i % 2 === 0) await mine(taker.page).click();
    else await undo.click();
    samples.push((await seen) - pressed);
    if (i % 2 === 0) await undo.waitFor();
  }
} finally {
  await town.close();
}
samples.sort((a, b) => a - b);
const at = (share) => samples[Math.min(samples.length - 1, Math.floor(samples.length * share))].toFixed(0);
const broken = Number(at(0.95)) > 200;
const mustHold = `p95 at most 200${broken ? ': BROKEN' : ''}`;
console.log(['taken in one browser, shown in the other (ms)', at(0), at(0.5), at(0.95), mustHold].join('\t'));
if (broken) process.exitCode = 1;
