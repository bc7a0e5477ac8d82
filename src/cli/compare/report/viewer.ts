/** The dialog that shows one picture large; the report's script fills it. */

const KEYS = [
  ["←", "→", "the method before, the next one"],
  ["space", "", "truth and back, to see a difference blink"],
  ["e", "", "picture or signed errors"],
  ["+", "−", "larger, smaller"],
  ["esc", "", "close"],
] as const;

export function viewer(): string {
  const keys = KEYS.map(
    ([first, second, what]) =>
      `<dt><kbd>${first}</kbd>${second === "" ? "" : ` <kbd>${second}</kbd>`}</dt><dd>${what}</dd>`,
  );
  return `<dialog class="viewer" aria-label="picture, enlarged">
<form method="dialog">
<button type="button" data-step="-1" aria-label="method before">←</button>
<h2 aria-live="polite"></h2>
<button type="button" data-step="1" aria-label="next method">→</button>
<button type="button" data-toggle="truth" aria-pressed="false">truth</button>
<button type="button" data-toggle="errors" aria-pressed="false">errors</button>
<button aria-label="close">×</button>
</form>
<div class="stage" tabindex="0" aria-label="picture, scrolls"><img alt=""></div>
<dl class="keys">${keys.join("")}</dl>
</dialog>`;
}
