/** The keyboard: one table for what keys do and for the help that lists them. */

export interface Shortcut {
  /** As `KeyboardEvent.key` has it; letters without regard to case. */
  readonly keys: readonly string[];
  readonly isControl?: true;
  readonly description: string;
  readonly run: () => void;
}

/** Whether the event belongs to a place where keys type or move something themselves. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable=true]") !== null;
}

/** Runs a shortcut when its key is pressed outside of text. Those with Ctrl (or ⌘) work in the editor too. */
export function listenForShortcuts(shortcuts: readonly Shortcut[]): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || document.querySelector("dialog[open]") !== null) return;
    const control = event.ctrlKey || event.metaKey;
    const found = shortcuts.find(
      (shortcut) =>
        (shortcut.isControl ?? false) === control &&
        shortcut.keys.some((key) => key.toLowerCase() === event.key.toLowerCase()),
    );
    if (found === undefined || (!control && isTyping(event))) return;
    // Space and Enter on a button press that button.
    if ((event.key === " " || event.key === "Enter") && (event.target as HTMLElement).closest("button, input") !== null)
      return;
    event.preventDefault();
    found.run();
  });
}

/** The keys of a shortcut as a person reads them. */
export function keyNames(shortcut: Shortcut): string[] {
  const names: Readonly<Record<string, string>> = {
    " ": "Space",
    ArrowLeft: "←",
    ArrowRight: "→",
    ArrowUp: "↑",
    ArrowDown: "↓",
  };
  const prefix = shortcut.isControl === true ? (/Mac|iP/.test(navigator.platform) ? "⌘ " : "Ctrl ") : "";
  return shortcut.keys.map((key) => prefix + (names[key] ?? key.toUpperCase()));
}
