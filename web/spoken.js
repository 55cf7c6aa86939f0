// What is said to who hears the page, in two regions of it that readers listen to; one of them interrupts.

export class Spoken {
  constructor() {
    this.polite = document.getElementById('polite');
    this.urgent = document.getElementById('urgent');
  }

  /// Outside of an open dialog all is inert and nobody hears it: the regions move into the one on top.
  standIn(element) {
    if (this.polite.parentElement !== element) element.append(this.polite, this.urgent);
  }

  say(urgent, words) {
    const region = urgent ? this.urgent : this.polite;
    region.textContent = '';
    clearTimeout(region.forget);
    setTimeout(() => {
      region.textContent = words;
    }, 50);  // A change after a pause is read even when the words are the same.
    // Who comes upon it later would take it for news.
    region.forget = setTimeout(() => { region.textContent = ''; }, 15_000);
  }
}
