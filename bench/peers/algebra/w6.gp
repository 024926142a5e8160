default(parisizemax, 4*10^9);
numerators = [@numerators@];
denominators = [@denominators@];
terms(p) = if(type(p) != "t_POL", p != 0, my(v = Vec(p)); sum(i = 1, #v, terms(v[i])));
value(p) = substvec(p, [@variables@], [@point@]);
total = 0;
for(k = 1, #numerators, total += numerators[k]/denominators[k]);
print("answer numeratorTerms ", terms(numerator(total)));
print("answer denominatorTerms ", terms(denominator(total)));
print("answer value ", value(numerator(total))/value(denominator(total)));
quit
