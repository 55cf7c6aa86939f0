// An iPhone lays its keyboard over the page, which stays as high as it was, and shows another part of it.
// Elsewhere the page gets what the keyboard leaves (interactive-widget in index.html).

const leastKeyboard = 100;  // CSS px; less is a bar of the browser.

/// The part of the page above such a keyboard, CSS px; all of the page when there is none.
export function shownPart() {
  const part = window.visualViewport;
  const isZoomed = !part || Math.abs(part.scale - 1) > 0.01;  // Who zooms in moves that part by hand.
  const height = isZoomed ? innerHeight : Math.round(part.height);
  const hasKeyboard = innerHeight - height > leastKeyboard;
  return {hasKeyboard, top: hasKeyboard ? part.offsetTop : 0, height: hasKeyboard ? height : innerHeight};
}

/// Brings the canvas and the twin into that part (style.css).
export function stayInShownPart() {
  const {top, height} = shownPart(), {style} = document.body;
  style.setProperty('--above', `${top}px`);
  style.setProperty('--below', `${Math.max(0, innerHeight - top - height)}px`);
}

/// Calls `changed` when such a keyboard comes, goes or grows, and keeps the focused field in sight.
export function watchKeyboard(changed) {
  let hadKeyboard = false;
  window.visualViewport?.addEventListener('scroll', stayInShownPart);
  window.visualViewport?.addEventListener('resize', () => {
    const {hasKeyboard} = shownPart();
    if (hasKeyboard || hadKeyboard) changed();
    hadKeyboard = hasKeyboard;
    if (hasKeyboard) document.activeElement?.scrollIntoView({block: 'nearest'});
  });
}
