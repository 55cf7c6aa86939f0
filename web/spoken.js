// What is said to who hears the page, in two regions of it that readers listen to; one of them interrupts.

export class Spoken {
  constructor() {
    this.polite = document.getElementById('polite');
    this.urgent = document.getElementById('urgent');
  }

  /// Outside of an open dialog all is inert and nobody hears it: the regions move into the one on top.
  standIn(element) {
    if (this.polite.parentElement === element) return;
    for (const region of [this.polite, this.urgent]) region.replaceChildren();  // It was said where it was.
    element.append(this.polite, this.urgent);
  }

  /// Each message is a line of its own: none takes the place of another, and the same words are read again.
  say(urgent, words) {
    const line = document.createElement('div');
    line.textContent = words;
    setTimeout(() => {
      (urgent ? this.urgent : this.polite).append(line);
    }, 50);  // A region that has just moved is listened to after a pause.
    setTimeout(() => line.remove(), 15_000);  // Who comes upon it later would take it for news.
  }
}
