/** The state of the page: one immutable value, changed in one place, watched in parts. */

export interface Store<State> {
  readonly state: State;
  /** Replaces some fields and tells the watchers whose part has changed. */
  update(change: Partial<State>): void;
  /**
   * Calls `react` whenever the selected part changes (by `Object.is`).
   * With `immediately` it is called once at the start too.
   */
  watch<Part>(select: (state: State) => Part, react: (part: Part) => void, immediately?: "immediately"): void;
}

export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const watchers: (() => void)[] = [];
  return {
    get state() {
      return state;
    },
    update(change) {
      state = { ...state, ...change };
      for (const look of watchers) look();
    },
    watch(select, react, immediately) {
      let last = select(state);
      watchers.push(() => {
        const part = select(state);
        if (Object.is(part, last)) return;
        // Stored before the call: a watcher may update the state itself.
        last = part;
        react(part);
      });
      if (immediately !== undefined) react(last);
    },
  };
}
