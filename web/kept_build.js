// The page's side of service_worker.js: asks for it, hears of a new build, and changes to it when told.

const lookAgainAfter = 3600_000;  // milliseconds

export class KeptBuild {
  /// `tellNew` is called when a new build lies ready.
  constructor(tellNew) {
    this.tellNew = tellNew;
    this.registration = undefined;
  }

  /// After the page works, so that it does not wait for what is only for later.
  async start() {
    if (!navigator.serviceWorker) return;
    try {
      const options = {updateViaCache: 'none'};
      this.registration = await navigator.serviceWorker.register('/service_worker.js', options);
    } catch (error) {
      console.info('the page is not kept for later:', error.message);  // Private windows, for example.
      return;
    }
    if (this.registration.waiting) this.tellNew();
    this.registration.addEventListener('updatefound', () => this.watch(this.registration.installing));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.lookAgain();
    });
    setInterval(() => this.lookAgain(), lookAgainAfter);
  }

  watch(worker) {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) this.tellNew();
    });
  }

  async lookAgain() {
    try {
      await this.registration.update();
    } catch { /* No network: later. */
    }
  }

  /// Loads the page again, in its newest build.
  async change() {
    const worker = this.registration?.waiting ?? await this.newest();
    if (!worker) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {once: true});
    worker.postMessage('take over');
  }

  /// A build that is still being taken in, waited for.
  async newest() {
    if (!this.registration) return undefined;
    await this.lookAgain();
    const {installing} = this.registration;
    if (installing) {
      await new Promise((resolve) => installing.addEventListener('statechange', resolve, {once: true}));
    }
    return this.registration.waiting;
  }
}
