// While a sheet or dialog is open it is a step of its own: the Back key closes it and leads nowhere else.

export class BackStep {
  /// `dismiss` closes what lies on top; false when nothing is open.
  constructor(dismiss) {
    this.dismiss = dismiss;
    this.onStep = Boolean(history.state?.sheet);  // Here from before a reload.
    this.address = location.href;
    addEventListener('popstate', ({state}) => this.moved(Boolean(state?.sheet)));
  }

  /// A sheet opened. The step of one that was closed by a button is used again.
  opened() {
    this.address = location.href;
    if (!this.onStep) history.pushState({sheet: true}, '');
    this.onStep = true;
  }

  moved(onStep) {
    const left = this.onStep && !onStep && location.href === this.address;
    this.onStep = onStep;
    if (!left) return;
    // Nothing was open any more: that step looked like this page, so the key shall do what it says.
    if (!this.dismiss()) history.back();
  }
}
