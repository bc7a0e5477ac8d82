/** Keeps the line that is being written in view when the editor becomes lower, as it does when problems are listed under it. */
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** For one view: it remembers that view's height. */
export function cursorInView(): Extension {
  let before = 0;
  return EditorView.updateListener.of(({ view, geometryChanged }) => {
    if (!geometryChanged) return;
    const height = view.scrollDOM.clientHeight;
    const isLower = height < before;
    before = height;
    if (isLower && view.hasFocus)
      view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head, { yMargin: 8 }) });
  });
}
