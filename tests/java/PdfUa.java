// Prints what is wrong with PDF files by a profile of veraPDF: "FILE<tab>RULE<tab>MESSAGE", and "FILE<tab>checked N" for each.
// Usage: java -cp JARS PdfUa.java PROFILE FLAVOUR FILE...

import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class PdfUa {
    public static void main(String[] given) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile rules;
        try (InputStream from = Foundries.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + given[0])) {
            rules = Profiles.profileFromXml(from);
        }
        for (int place = 2; place < given.length; place++) {
            check(given[place], PDFAFlavour.fromString(given[1]), rules);
        }
    }

    private static void check(String name, PDFAFlavour flavour, ValidationProfile rules) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(name), flavour)) {
            ValidationResult found = Foundries.defaultInstance().createValidator(rules, false).validate(parser);
            for (TestAssertion each : found.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.println(name + "\t" + each.getRuleId().getClause() + "\t" + each.getMessage());
                }
            }
            System.out.println(name + "\tchecked " + found.getTotalAssertions());
        }
    }
}
