/*
 * What a spent budget says was being done, whichever way it was done.
 */

export const MULTIPLYING = "multiplying polynomials";
export const DIVIDING = "dividing polynomials";
