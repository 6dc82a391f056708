package io.ringbook.agents.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * How an account went through a run, at the points of time of {@link AgentCurves}.
 *
 * @param name of the account
 * @param positions for each instrument that is shown: what was bought less what was sold since the start, in units of the
 *     base asset
 * @param profit of its trades, in units of cash: what was sold less what was bought and the fees, and what is left of it at
 *     the last prices
 */
record AgentCurve(String name, List<List<BigDecimal>> positions, List<BigDecimal> profit) {}
