library(testthat)
library(lakatos)

test_check("lakatos")
