precision highp float;
out vec4 color;
uniform int n;
uniform uint k;
uniform float u;
uniform bool t;

//// valid body: empty statements
;;{}{;}
//// valid body: if and else
if (t) u; else n; if (t) { } else if (!t) { } else { }
//// valid body: else belongs to the nearest if
if (t) if (t) n; else u;
//// invalid body: if of an int
if (n) {}
//// invalid body: if of a vector
if (bvec2(t)) {}
//// invalid body: if without parentheses
if t {}
//// invalid body: else without if
else {}
//// invalid body: declaration in the condition of if
if (bool a = t) {}
//// valid body: declaration as the branch of if
if (t) float a = 1.0;
//// invalid body: declaration of a branch is not seen behind
if (t) float a = 1.0; a = 2.0;
//// valid body: for
for (int i = 0; i < 3; i++) { } for (;;) break; int j; for (j = 0; j < 3; ++j) ;
//// valid body: for with several declarations
for (int i = 0, j = 3; i < j; i++) ;
//// invalid body: name of for is not seen behind
for (int i = 0; i < 3; i++) ; i = 1;
//// invalid body: condition of for is an int
for (int i = 3; i; i--) ;
//// invalid body: for without semicolons
for (int i = 0) ;
//// invalid body: for with commas
for (int i = 0, i < 3, i++) ;
//// valid body: declaration in the condition of for
for (int i = 0; bool b = i < 3; i++) { }
//// valid body: declaration in the condition of while
while (bool b = t) { break; }
//// invalid body: declaration of int in a condition
while (int b = 1) { break; }
//// invalid body: declaration in a condition without a value
while (bool b) { break; }
//// invalid body: declaration in the condition of do
do { } while (bool b = t);
//// invalid body: body of for declares its name again
for (int i = 0; i < 3; i++) { int i = 1; }
//// invalid body: body of while declares its name again
while (bool b = t) { int b = 1; break; }
//// valid body: inner loop declares the name again
for (int i = 0; i < 3; i++) for (int i = 0; i < 3; i++) ;
//// valid body: local behind a loop with its name
for (int i = 0; i < 3; i++) ; int i = 1;
//// valid body: float loops
for (float x = 0.0; x < 1.0; x += 0.1) ;
//// valid body: while
while (t) { break; } while (t) continue;
//// invalid body: while of an int
while (1) {}
//// valid body: do
do { } while (t); do u; while (false);
//// invalid body: do without semicolon
do { } while (t)
//// invalid body: do of an int
do { } while (1);
//// invalid body: do without while
do { }
//// invalid body: local of do in its condition
do { bool a = t; } while (a);
//// valid body: declaration as the body of a loop
for (;t;) float a = 1.0;
//// valid body: break and continue
for (;;) { if (t) break; continue; }
//// invalid body: break outside
break;
//// invalid body: continue outside
continue;
//// invalid body: break in an if
if (t) break;
//// invalid body: continue in a switch
switch (n) { case 0: continue; }
//// valid body: continue in a switch in a loop
for (;;) { switch (n) { case 0: continue; } break; }
//// valid body: discard
discard;
//// valid body: return
return;
//// valid body: code behind a return
return; u;
//// invalid body: return of a value
return 1.0;
//// valid body: switch
switch (n) { case 0: u; break; case 1: case 2: { u; } default: break; }
//// valid body: switch of unsigned
switch (k) { case 0u: break; case 4294967295u: break; }
//// invalid body: switch of a float
switch (u) { case 0.0: break; }
//// invalid body: switch of a bool
switch (t) { case true: break; }
//// invalid body: switch of a vector
switch (ivec2(n)) { default: break; }
//// invalid body: label of another type
switch (n) { case 0u: break; }
//// invalid body: label of a float
switch (n) { case 1.0: break; }
//// invalid body: label twice
switch (n) { case 0: break; case 0: break; }
//// invalid body: default twice
switch (n) { default: break; default: break; }
//// invalid body: label of a variable
int a = 1; switch (n) { case a: break; }
//// invalid body: label of a uniform
switch (n) { case n: break; }
//// valid body: label of a constant
const int a = 1; switch (n) { case a: break; case a + 1: break; case -1: break; }
//// invalid body: label that equals a constant
const int a = 1; switch (n) { case a: break; case 1: break; }
//// valid body: empty switch
switch (n) { }
//// invalid body: label last
switch (n) { case 0: break; case 1: }
//// invalid body: default last
switch (n) { case 0: break; default: }
//// invalid body: statement before the labels
switch (n) { u; case 0: break; }
//// invalid body: declaration before the labels
switch (n) { int a; case 0: break; }
//// invalid body: label outside of a switch
case 0: u;
//// invalid body: default outside of a switch
default: u;
//// invalid body: label in a block of a switch
switch (n) { case 0: { case 1: u; } }
//// invalid body: label in an if of a switch
switch (n) { case 0: if (t) case 1: u; }
//// valid body: declarations in a switch
switch (n) { case 0: int a = 1; a++; break; case 1: a = 2; break; }
//// invalid body: declaration twice in a switch
switch (n) { case 0: int a = 1; break; case 1: int a = 2; break; }
//// valid body: nested switches
switch (n) { case 0: switch (k) { case 0u: break; } break; case 1: break; }
//// invalid body: case without colon
switch (n) { case 0 break; }
//// invalid body: case without a label
switch (n) { case : break; }
//// invalid body: switch without braces
switch (n) case 0: break;
//// valid body: block scopes
{ float a = 1.0; { float a = a; } float b = a; }
//// invalid body: local behind its block
{ float a = 1.0; } a = 2.0;
//// valid body: loops in loops
for (int i = 0; i < 3; i++) for (int j = 0; j < i; j++) { while (t) { do { break; } while (t); break; } }
//// invalid body: goto
goto end;
//// invalid body: statement is never ended
u
//// invalid body: missing brace
if (t) { u;
//// invalid body: parenthesis missing in if
if (t { }
//// invalid body: loop with a constant condition that never ends
for (;;) { }
//// invalid body: while that never ends
while (true) { }
//// invalid body: loop that only discards
for (;;) { if (t) discard; }
//// invalid body: break of an inner loop only
for (;;) { for (;;) break; }
//// invalid body: break of a switch only
for (;;) { switch (n) { case 0: break; } }
//// valid body: loop that returns
for (;;) { if (t) return; }
//// valid body: inner loop that returns
for (;;) { while (t) { return; } }
//// invalid body: constant that never ends a loop
const bool b = true; while (b) { }
//// invalid body: variable that never ends a loop
bool b = true; while (b) { }
//// valid body: variable that ends a loop
bool b = true; while (b) { b = t; }
//// valid body: do that never ends
do { } while (true);
//// invalid body: loop that is not reached
if (false) for (;;) { }
//// invalid body: local as the body of for
for (int i = 0; i < 3; i++) int i = 1;
//// valid body: local as the body of do
do int b = 1; while (t);
//// valid body: constant in the head of for
for (const int i = 0;;) break;
//// invalid body: two names in a condition
while (bool b = t, c = t) break;
//// invalid body: float in a condition
for (; float b = 1.0;) break;
//// invalid body: discard in the head of for
for (discard;;) break;
//// invalid body: block before the labels
switch (n) { {} case 0: break; }
//// invalid body: empty statement before the labels
switch (n) { ; case 0: break; }
//// valid body: block behind the last label
switch (n) { case 0: {} }
//// invalid body: label of a sequence
switch (n) { case (1, 2): break; }
//// valid body: labels of elements
const int a[2] = int[](1, 2); switch (n) { case a[0]: break; case a[1]: break; }
//// valid body: expression in a step is optional
for (int i = 0; i < 3;) i++;
//// invalid body: declaration in the step
for (int i = 0; i < 3; int j = 1) ;
//// valid body: void in a step
for (int i = 0; i < 3; ) { i++; }
//// valid body: precision statement in a block
precision mediump float; { precision lowp float; float a = 1.0; }
//// invalid body: declaration without a type
a = 1.0;
//// invalid body: struct keyword alone
struct;
//// invalid body: assignment as a condition of another type
int a; if (a = 1) {}
//// valid body: assignment as a condition
bool a; if (a = t) {}
//// valid body: switch falls through
switch (n) { case 0: u; case 1: u; default: u; }
//// valid body: declaration behind the last label
switch (n) { default: int a = 1; }
//// valid body: empty declaration behind the last label
switch (n) { case 0: int; }
//// valid body: empty statement behind the last label
switch (n) { default: ; }
