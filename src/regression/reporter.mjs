/** What `nabla/reporter` names: Vitest takes the default export of a module for its reporter. */
export { Reporter as default } from "../../dist/vitest.js";
