//! Truchet ribbons: quarter circles that join across tiles turned at random
uniform float size; //! min=0.05 max=0.6 default=0.25 side of a tile, scene units
uniform float width; //! min=0.02 max=0.3 default=0.11 half the width of a ribbon, in tiles
uniform vec3 ribbon; //! color default=#ffb4a2
uniform vec3 rim; //! color default=#6d6875
uniform vec3 ground; //! color default=#22223b

// 0 or 1 for each tile.
float coin(vec2 tile) {
  vec2 h = fract(tile * vec2(0.3183099, 0.3678794) + 0.1);
  h = h * (h.x + h.y + 19.19);
  return step(0.5, fract((h.x + h.y) * 7.13));
}

void mainImage(out vec4 fragColor, in vec2 fragCoord) {
  vec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y / size;
  vec2 tile = floor(p);
  vec2 q = p - tile - 0.5;
  if (coin(tile) > 0.5) q.x = -q.x;
  // The nearer of two opposite corners is the middle of the arc.
  vec2 corner = q.x + q.y > 0.0 ? vec2(0.5) : vec2(-0.5);
  float away = abs(length(q - corner) - 0.5);
  vec3 color = ground;
  if (away < width + 0.05) color = rim;
  if (away < width) color = ribbon;
  fragColor = vec4(color, 1.0);
}
