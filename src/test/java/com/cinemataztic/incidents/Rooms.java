package com.cinemataztic.incidents;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.vaadin.flow.component.Component;
import java.util.List;

/** Where a type is: its module, and its room in that module. */
final class Rooms {

    static final String BASE = "com.cinemataztic.incidents";

    private Rooms() {}

    static String moduleOf(JavaClass type) {
        return moduleOf(type.getName());
    }

    /** @return the package of the module that the type is in, whatever its room */
    static String moduleOf(String type) {
        int end = type.indexOf('.', Math.min(type.length(), BASE.length() + 1));
        return end < 0 ? BASE : type.substring(0, end);
    }

    /** One slice for each package, the outermost one included. */
    static SliceAssignment packagesBelow(String outermost) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return (type.getPackageName() + ".").startsWith(outermost + ".")
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + outermost;
            }
        };
    }

    /** {@code incidents.tickets} but not {@code incidents.tickets.web}, and not the shared parts or the frame. */
    static DescribedPredicate<JavaClass> areInTheRootOfADomainModule() {
        return describe("are in the root of a module", type -> {
            var name = type.getPackageName();
            return name.startsWith(BASE + ".")
                    && name.indexOf('.', BASE.length() + 1) < 0
                    && areOfTheDomain().test(type);
        });
    }

    static DescribedPredicate<JavaClass> areOfTheDomain() {
        return describe(
                "are of the domain",
                type -> type.getPackageName().startsWith(BASE + ".")
                        && List.of("platform", "store", "shell").stream()
                                .noneMatch(
                                        shared -> (type.getPackageName() + ".").startsWith(BASE + "." + shared + ".")));
    }

    static DescribedPredicate<JavaClass> areInARoom(String... rooms) {
        return describe(
                "are in " + String.join(" or ", rooms),
                type -> type.getPackageName().startsWith(BASE + ".")
                        && List.of(rooms)
                                .contains(type.getPackageName()
                                        .substring(type.getPackageName().lastIndexOf('.') + 1)));
    }

    static DescribedPredicate<JavaClass> areComponents() {
        return describe("are components", type -> type.isAssignableTo(Component.class));
    }

    static DescribedPredicate<JavaClass> areNoPackageInfo() {
        return describe("are no package-info", type -> !type.getSimpleName().equals("package-info"));
    }
}
