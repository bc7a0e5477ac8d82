//! Elliptic: (size of the confocal ellipse, angle along it in radians), the complex inverse hyperbolic cosine
// Conformal: yes
// Kinks: the segment between the foci; the angle jumps at the x axis left of them
// Argument focus: 0.2 to 0.7, the foci are (±focus, 0), scene units
// Example: warpElliptic(vec2(1.0, 0.0), 0.5).x == 1.316957896924817
// Example: warpElliptic(vec2(0.0, 0.5), 0.5).y == 1.570796326794897
// Source: elliptic coordinates, p = focus (cosh μ cos ν, sinh μ sin ν); derivative 1 / sqrt(z² - focus²)
// cosh μ is half the sum of the distances to the foci over focus, cos ν half their difference. Both are taken through
// sinh μ and sin ν as well, because the inverse cosines lose half their digits where they are flat.

vec2 warpElliptic(vec2 p, float focus) {
  float left = length(p + vec2(focus, 0.0));
  float right = length(p - vec2(focus, 0.0));
  float coshSize = (left + right) / (2.0 * focus);
  float cosAngle = (left - right) / (2.0 * focus);
  float product = abs(p.y) / focus;
  // sinh μ sin ν = y / focus: the larger factor comes from its cosine, the smaller one by division.
  float sinhSize, sinAngle;
  if (coshSize * coshSize - 1.0 > 1.0 - cosAngle * cosAngle) {
    sinhSize = sqrt(coshSize * coshSize - 1.0);
    sinAngle = product / sinhSize;
  } else {
    sinAngle = sqrt(1.0 - cosAngle * cosAngle);
    sinhSize = product / sinAngle;
  }
  float angle = atan(sinAngle, cosAngle);
  return vec2(log(coshSize + sinhSize), p.y < 0.0 ? -angle : angle);
}

mat2 warpEllipticJacobian(vec2 p, float focus) {
  vec2 nu = warpElliptic(p, focus);
  // The derivative's denominator sqrt(z² - focus²) = focus sinh(μ + iν).
  vec2 root = focus * vec2(sinh(nu.x) * cos(nu.y), cosh(nu.x) * sin(nu.y));
  vec2 slope = vec2(root.x, -root.y) / dot(root, root);
  return mat2(slope.x, slope.y, -slope.y, slope.x);
}
