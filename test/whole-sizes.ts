import fc from 'fast-check';

// Left to itself fast-check makes lists of ten at most, whatever longest length a property names.
fc.configureGlobal({ defaultSizeToMaxWhenMaxSpecified: true });
