/**
 * The one door to transcendental functions. JavaScript engines disagree in the last bit of Math.exp, Math.log
 * and their kin; these pure ports give the same digits in Node and in every browser.
 */
export { default as acos } from '@stdlib/math-base-special-acos';
export { default as asin } from '@stdlib/math-base-special-asin';
export { default as atan } from '@stdlib/math-base-special-atan';
export { default as cos } from '@stdlib/math-base-special-cos';
export { default as cosh } from '@stdlib/math-base-special-cosh';
export { default as exp } from '@stdlib/math-base-special-exp';
export { default as ln } from '@stdlib/math-base-special-ln';
export { default as log10 } from '@stdlib/math-base-special-log10';
export { default as pow } from '@stdlib/math-base-special-pow';
export { default as sin } from '@stdlib/math-base-special-sin';
export { default as sinh } from '@stdlib/math-base-special-sinh';
export { default as tan } from '@stdlib/math-base-special-tan';
export { default as tanh } from '@stdlib/math-base-special-tanh';
