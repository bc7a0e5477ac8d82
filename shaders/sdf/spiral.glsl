//! Spiral: band between neighbouring turns of an Archimedean spiral around the origin
// Exactness: not a distance
// Kinks: the middle lines of the band and of the gap; the origin
// Argument pitch: 0.1 to 0.4, from one turn to the next, scene units
// Argument halfWidth: 0.02 to 0.04, of the band, scene units, less than half the pitch
// Example: sdSpiral(vec2(0.25, 0.0), 0.25, 0.0625) < 0.0
// Example: sdSpiral(vec2(0.375, 0.0), 0.25, 0.0625) == 0.0621511332
// Source: radial distance to the nearest turn, times the sine between the ray and the curve
// Where the turns are far from the origin it is nearly the distance; towards the origin it shrinks to nothing.

float sdSpiral(vec2 p, float pitch, float halfWidth) {
  float turns = length(p) / pitch - atan(p.y, p.x) / radians(360.0);
  float toCurve = pitch * abs(turns - floor(turns + 0.5)) - halfWidth;
  float lean = pitch / radians(360.0);
  return toCurve * length(p) / length(vec2(length(p), lean));
}

vec3 sdgSpiral(vec2 p, float pitch, float halfWidth) {
  float l = length(p);
  float lean = pitch / radians(360.0);
  float turns = l / pitch - atan(p.y, p.x) / radians(360.0);
  float offset = turns - floor(turns + 0.5);
  float toCurve = pitch * abs(offset) - halfWidth;
  float hypotenuse = length(vec2(l, lean));
  vec2 outward = l > 0.0 ? p / l : vec2(0.0);
  vec2 around = l > 0.0 ? vec2(-p.y, p.x) / (l * l) : vec2(0.0);
  vec2 slope = (offset < 0.0 ? -1.0 : 1.0) * (outward - lean * around);
  return vec3(toCurve * l / hypotenuse, slope * l / hypotenuse + toCurve * lean * lean / (hypotenuse * hypotenuse * hypotenuse) * outward);
}
