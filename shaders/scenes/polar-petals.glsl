//! Polar petals: rows of straight petals, wound up to a flower by the complex logarithm
uniform float petals; //! min=5 max=24 default=12 step=1 in each row
uniform float rows; //! min=1 max=8 default=5 step=1 of petals
uniform float fullness; //! min=0.2 max=0.49 default=0.44 half the width of a petal, in petals
uniform float reach; //! min=0.5 max=1 default=0.86 half the length of a petal, in petals
uniform float vein; //! min=0 max=0.15 default=0.045 half the width of the slit in a petal, in petals
uniform float gap; //! min=0 max=0.2 default=0.07 from a petal to the ones behind it, in petals
uniform vec3 ink; //! color default=#e4572e
uniform vec3 paper; //! color default=#fbf3e4

#include "nabla/warp/log-polar.glsl"
#include "nabla/sdf/vesica.glsl"

// One unit is one petal in both directions: the map stays conformal and petals keep their shape at every size. The
// second coordinate repeats by 1, so the seam of the angle closes for every whole number of petals.
vec2 warp(vec2 p) {
  return (warpLogPolar(p) - vec2(log(0.96), 0.0)) * petals / radians(360.0);
}

// A lens along the first axis.
float lens(vec2 p, float halfLength, float halfWidth) {
  float diameter = halfLength * halfLength / halfWidth;
  return sdVesica(p.yx, 0.5 * (diameter + halfWidth), 0.5 * (diameter - halfWidth));
}

// Not a distance on the screen: one unit is one petal, which is small inside and large outside.
float sdf(vec2 p) {
  // Rows count inwards from 0; tips of row 0 lie at 0.
  float nearest = floor(-reach - p.x + 0.5);
  float d = 1e3;
  // A petal reaches less than one row further: three rows are enough, painted from the outermost to the innermost.
  for (int i = -1; i <= 1; i++) {
    float row = nearest + float(i);
    if (row < 0.0 || row >= rows) continue;
    vec2 q = p + vec2(reach + row, 0.5 * row);
    q.y -= floor(q.y + 0.5);
    float petal = lens(q, reach, fullness);
    float slit = vein > 0.0 ? lens(q - vec2(0.24 * reach, 0.0), 0.5 * reach, vein) : 1e3;
    d = min(max(d, gap - petal), max(petal, -slit));
  }
  float heart = p.x + rows + 0.75 * reach - 0.5;
  return min(max(d, gap - heart), heart);
}
