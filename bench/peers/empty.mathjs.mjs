import "mathjs";
