/**
 * Order flow as the public benchmark's generator shapes it, the text of its reports, a plain book as the reference and
 * the real book driven alone.
 *
 * <p>What is generated and the reference need nothing but the JDK, so that measurements can use them too.
 */
package io.ringbook.core.shapes;
