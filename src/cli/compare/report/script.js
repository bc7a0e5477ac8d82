// Tables sort by the head of a column; pictures open in a dialog that goes from method to method.

for (const table of document.querySelectorAll("table.metrics")) {
  const heads = [...table.querySelectorAll("thead th")];
  const body = table.tBodies[0];
  const first = [...body.rows];
  heads.forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const next = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort")];
      for (const other of heads) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", next);
      body.append(...sorted(first, column, next));
    });
  });
}

function sorted(rows, column, order) {
  if (order === "none") return rows;
  const sign = order === "ascending" ? 1 : -1;
  return [...rows].sort(
    (a, b) => sign * compare(a.cells[column], b.cells[column]) || rows.indexOf(a) - rows.indexOf(b),
  );
}

function compare(a, b) {
  if (a.dataset.value === undefined) return a.textContent.localeCompare(b.textContent);
  const [x, y] = [a, b].map((cell) => (cell.dataset.value === "" ? Number.NaN : Number(cell.dataset.value)));
  // What has no number stands last.
  return (Number.isNaN(x) ? Number.MAX_VALUE : x) - (Number.isNaN(y) ? Number.MAX_VALUE : y);
}

const dialog = document.querySelector("dialog.viewer");
const title = dialog.querySelector("h2");
const stage = dialog.querySelector(".stage");
const large = stage.querySelector("img");
const shown = { cards: [], index: 0, truth: false, errors: false, scale: 0 };

for (const cards of document.querySelectorAll(".cards")) {
  const buttons = [...cards.querySelectorAll(".open")];
  buttons.forEach((button, index) => {
    button.addEventListener("click", () => {
      Object.assign(shown, { cards: buttons, index, truth: false, errors: false, scale: 0 });
      dialog.showModal();
      stage.focus();
      show();
    });
  });
}

function show() {
  const button = shown.cards[shown.truth ? 0 : shown.index];
  const image = (shown.errors && !shown.truth && button.querySelector(".errors")) || button.querySelector(".picture");
  title.textContent = button.dataset.method;
  large.src = image.src;
  large.alt = image.alt;
  const fitting = Math.min(stage.clientWidth / image.naturalWidth, stage.clientHeight / image.naturalHeight);
  // Whole multiples of the pixels of the screen, so that all pixels are as large.
  const density = window.devicePixelRatio || 1;
  if (shown.scale === 0) shown.scale = Math.max(1, Math.floor(fitting * density));
  large.style.width = `${(image.naturalWidth * shown.scale) / density}px`;
  large.style.height = `${(image.naturalHeight * shown.scale) / density}px`;
  for (const toggle of dialog.querySelectorAll("[data-toggle]"))
    toggle.setAttribute("aria-pressed", String(shown[toggle.dataset.toggle]));
}

function step(by) {
  shown.index = (shown.index + by + shown.cards.length) % shown.cards.length;
  shown.truth = false;
  show();
}

function toggle(what) {
  shown[what] = !shown[what];
  show();
}

for (const button of dialog.querySelectorAll("[data-step]"))
  button.addEventListener("click", () => step(Number(button.dataset.step)));
for (const button of dialog.querySelectorAll("[data-toggle]"))
  button.addEventListener("click", () => toggle(button.dataset.toggle));

dialog.addEventListener("keydown", (event) => {
  const onButton = event.target instanceof HTMLButtonElement;
  const actions = {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    " ": onButton ? null : () => toggle("truth"),
    e: () => toggle("errors"),
    "+": () => zoom(1),
    "-": () => zoom(-1),
  };
  const action = actions[event.key];
  if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  action();
});

function zoom(by) {
  shown.scale = Math.min(Math.max(shown.scale + by, 1), 64);
  show();
}
