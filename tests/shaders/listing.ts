/** The text of `docs/library.md`, made from the heads of the library files. */
import { type Argument, type Folder, type LibraryFile, libraryFiles } from "./library-file.ts";

const SECTIONS: readonly { readonly folder: Folder; readonly heading: string; readonly lead: string }[] = [
  {
    folder: "sdf",
    heading: "Primitives",
    lead: "`float sdX(vec2 p, …)` is the distance in scene units, negative inside; `vec3 sdgX(vec2 p, …)` is the same with its gradient, (d, ∂d/∂x, ∂d/∂y). *Exact* is the distance to the outline; a *bound* is never larger than that.",
  },
  {
    folder: "warp",
    heading: "Warps",
    lead: "`vec2 warpX(vec2 p, …)` is the warped place; `mat2 warpXJacobian(vec2 p, …)` its Jacobian, whose columns are ∂/∂x and ∂/∂y.",
  },
  {
    folder: "op",
    heading: "Operations",
    lead: "`float opX(float a, float b, …)` combines distances; `vec3 opgX(vec3 a, vec3 b, …)` combines (d, ∂d/∂x, ∂d/∂y). The third column says what comes of exact distances.",
  },
];

export function listing(): string {
  return [
    "# The shader library",
    "",
    "Made from the heads of the files by `npx vitest run tests/shaders -u`. The same tests sample the arguments in the",
    "ranges that stand here, hold what is called exact, a bound or conformal to that, and compare every gradient and Jacobian",
    "with finite differences and with the derivative of the source. Wider ranges than these are untried, not forbidden.",
    "",
    "```glsl",
    '#include "nabla/sdf/box.glsl"',
    "",
    "float sdf(vec2 p) {",
    "  return sdBox(p, vec2(0.5, 0.25));",
    "}",
    "```",
    ...SECTIONS.flatMap(({ folder, heading, lead }) => section(heading, lead, folder, libraryFiles(folder))),
    "",
  ].join("\n");
}

function section(heading: string, lead: string, folder: Folder, files: readonly LibraryFile[]): string[] {
  const property = folder === "warp" ? "conformal" : "distance";
  return [
    "",
    `## ${heading}`,
    "",
    lead,
    "",
    `| include | what it is | ${property} | arguments | kinks |`,
    "|---|---|---|---|---|",
    ...files.map((file) => row(file, folder)),
  ];
}

function row(file: LibraryFile, folder: Folder): string {
  const label = (name: string) => file.labels.get(name)?.join() ?? "";
  const property = folder === "warp" ? label("Conformal") || "no" : label("Exactness");
  const cells = [
    `\`${file.path}\``,
    file.title,
    property,
    file.arguments.map(argumentText).join("<br>"),
    label("Kinks"),
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function argumentText({ name, type, minimum, maximum, description }: Argument): string {
  const isUniform = [minimum, maximum].every((numbers) => new Set(numbers).size === 1);
  const [low, high] = [minimum, maximum].map((numbers) => (isUniform ? String(numbers[0]) : `(${numbers.join(", ")})`));
  return `\`${type} ${name}\` ${low} to ${high}: ${description}`;
}
