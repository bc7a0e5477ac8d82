/** Extensions of GLSL ES 1.00 whose functions are part of 3.00; a browser refuses to require them there. */
export const MERGED_EXTENSIONS: ReadonlySet<string> = new Set([
  "GL_OES_standard_derivatives",
  "GL_EXT_shader_texture_lod",
  "GL_EXT_frag_depth",
  "GL_EXT_draw_buffers",
]);
