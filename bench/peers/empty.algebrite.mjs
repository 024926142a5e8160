import "algebrite";
