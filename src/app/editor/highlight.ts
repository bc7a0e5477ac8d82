/** Colours of GLSL in the editor. A line at a time is enough for it; what a name means is the front-end's business. */
import { HighlightStyle, StreamLanguage, type StreamParser, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import { BUILTINS, ENTRY_POINTS, HOST_GLOBALS, TYPE_WORDS, WORDS } from "./words.ts";

interface LineState {
  inBlockComment: boolean;
  /** The directive that the line is, without its `#`; null on other lines. */
  directive: string | null;
}

const NUMBER = /^(?:0[xX][\da-fA-F]+[uU]?|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[fFuU]?)/;

const parser: StreamParser<LineState> = {
  name: "glsl",
  startState: () => ({ inBlockComment: false, directive: null }),
  token(stream, state) {
    if (stream.sol()) state.directive = null;
    if (state.inBlockComment || stream.match("/*")) {
      state.inBlockComment = !stream.match(/^.*?\*\//);
      if (state.inBlockComment) stream.skipToEnd();
      return "blockComment";
    }
    if (stream.eatSpace()) return null;
    if (stream.match("//!")) {
      stream.skipToEnd();
      return "docComment";
    }
    if (stream.match("//")) {
      stream.skipToEnd();
      return "lineComment";
    }
    const directive = /^#\s*(\w*)/.exec(stream.string.slice(stream.pos));
    if (directive !== null && stream.string.slice(0, stream.pos).trim() === "") {
      stream.match(/^#\s*\w*/);
      state.directive = directive[1] ?? "";
      return "meta";
    }
    if (state.directive === "include" && stream.match(/^["<][^">]*[">]?/)) return "string";
    if (stream.match(NUMBER)) return "number";
    // Behind a dot stands a swizzle or a field, also where it is called `in` or `x`.
    if (stream.match(/^\.[A-Za-z_]\w*/)) return "propertyName";
    const word = stream.match(/^[A-Za-z_]\w*/);
    if (Array.isArray(word)) return styleOf(word[0], /^\s*\(/.test(stream.string.slice(stream.pos)));
    if (stream.match(/^[-+*/%<>=!&|^~?:]+/)) return "operator";
    stream.next();
    return "punctuation";
  },
  languageData: {
    commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["(", "[", "{", '"'] },
    indentOnInput: /^\s*[{}]$/,
  },
};

function styleOf(word: string, isCalled: boolean): string {
  if (word === "true" || word === "false") return "bool";
  if (WORDS.has(word)) return "keyword";
  if (TYPE_WORDS.has(word)) return "typeName";
  if (HOST_GLOBALS.has(word)) return "variableName.special";
  if (ENTRY_POINTS.has(word) && isCalled) return "variableName.definition";
  if (BUILTINS.has(word) && isCalled) return "variableName.standard";
  return isCalled ? "variableName.function" : "variableName";
}

const style = HighlightStyle.define([
  { tag: [tags.lineComment, tags.blockComment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: tags.docComment, color: "var(--code-annotation)" },
  { tag: tags.meta, color: "var(--code-directive)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: [tags.number, tags.bool], color: "var(--code-number)" },
  { tag: tags.keyword, color: "var(--code-keyword)" },
  { tag: tags.typeName, color: "var(--code-type)" },
  { tag: tags.standard(tags.variableName), color: "var(--code-builtin)" },
  { tag: tags.function(tags.variableName), color: "var(--code-function)" },
  { tag: tags.definition(tags.variableName), color: "var(--code-entry)", fontWeight: "600" },
  { tag: tags.special(tags.variableName), color: "var(--code-global)" },
  { tag: tags.propertyName, color: "var(--code-property)" },
  { tag: [tags.operator, tags.punctuation], color: "var(--code-operator)" },
]);

export const glsl = [StreamLanguage.define(parser), syntaxHighlighting(style)];
