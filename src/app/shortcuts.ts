/** The keyboard: one table for what keys do and for the help that lists them. */

export interface Shortcut {
  /** As `KeyboardEvent.key` has it; letters without regard to case. */
  readonly keys: readonly string[];
  readonly isControl?: true;
  readonly description: string;
  /** @param key the one of `keys` that was pressed */
  readonly run: (key: string) => void;
}

/** Whether the event belongs to a place where keys type or move something themselves. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable=true]") !== null)
    return true;
  // Arrows choose among radio buttons, and scroll a table that has the focus.
  return event.key.startsWith("Arrow") && target.closest("[type=radio], [role=region]") !== null;
}

/** Runs a shortcut when its key is pressed outside of text. Those with Ctrl (or ⌘) work in the editor too. */
export function listenForShortcuts(shortcuts: readonly Shortcut[]): void {
  document.addEventListener("keydown", (event) => {
    // Many keyboards have brackets only with AltGr, which some systems tell as Ctrl and Alt together.
    const isThirdLevel = event.getModifierState("AltGraph");
    if (event.defaultPrevented || (event.altKey && !isThirdLevel)) return;
    const control = (event.ctrlKey || event.metaKey) && !isThirdLevel;
    const keyOf = (shortcut: Shortcut) =>
      (shortcut.isControl ?? false) === control
        ? shortcut.keys.find((key) => key.toLowerCase() === event.key.toLowerCase())
        : undefined;
    const found = shortcuts.find((shortcut) => keyOf(shortcut) !== undefined);
    if (found === undefined || (!control && isTyping(event))) return;
    if (document.querySelector("dialog[open]") !== null) {
      // The browser has no better use for these: it would save the page itself.
      if (control) event.preventDefault();
      return;
    }
    // Space and Enter on a button press that button.
    if ((event.key === " " || event.key === "Enter") && (event.target as HTMLElement).closest("button, input") !== null)
      return;
    event.preventDefault();
    found.run(keyOf(found) as string);
  });
}

/** What the key of shortcuts with Ctrl is called on this machine. */
export const CONTROL = /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl";

/** The keys of a shortcut as a person reads them. */
export function keyNames(shortcut: Shortcut): string[] {
  const names: Readonly<Record<string, string>> = {
    " ": "Space",
    ArrowLeft: "←",
    ArrowRight: "→",
    ArrowUp: "↑",
    ArrowDown: "↓",
  };
  const prefix = shortcut.isControl === true ? `${CONTROL} ` : "";
  return shortcut.keys.map((key) => prefix + (names[key] ?? key.toUpperCase()));
}
