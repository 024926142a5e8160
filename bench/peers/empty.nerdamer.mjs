import "nerdamer/all.js";
