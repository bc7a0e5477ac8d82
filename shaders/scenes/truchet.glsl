//! Truchet: quarter rings on square tiles, each turned at random, joined to a maze of loops; a whole image
uniform float tiles; //! min=2 max=20 default=7 tiles to the height of the picture
uniform float width; //! min=0.05 max=0.4 default=0.17 half the width of a ring, in tiles
uniform float core; //! min=0 max=1 default=0.35 width of the core as a share of the ring
uniform vec3 ground; //! color default=#283618
uniform vec3 ring; //! color default=#dda15e
uniform vec3 middle; //! color default=#fefae0

// A hash of whole numbers (the finalizer of MurmurHash3): the same on every driver, unlike one that is made of sines.
float random(ivec2 cell) {
  uint h = uint(cell.x) * 0x9e3779b1u ^ uint(cell.y) * 0x85ebca6bu;
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  return float((h ^ (h >> 16)) >> 8) / 16777216.0;
}

void mainImage(out vec4 fragColor, in vec2 fragCoord) {
  vec2 p = tiles * (fragCoord - 0.5 * iResolution.xy) / iResolution.y + 0.25 * iTime;
  vec2 cell = floor(p);
  vec2 q = p - cell;
  if (random(ivec2(cell)) < 0.5) q.x = 1.0 - q.x;
  float toCorner = min(length(q), length(1.0 - q));
  float d = abs(toCorner - 0.5);
  vec3 color = d < width ? (d < core * width ? middle : ring) : ground;
  fragColor = vec4(color, 1.0);
}
